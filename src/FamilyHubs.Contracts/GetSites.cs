using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Contracts;

/// <summary>Hubs and places by name, those that are closed too: for whoever prints the name of one or chooses one.</summary>
/// <param name="SiteIds">Only these; null for all.</param>
[Anyone("where the hubs are is public")]
public sealed record GetSites(IReadOnlyList<Guid>? SiteIds = null) : IQuery<IReadOnlyList<GetSites.Site>>
{
    /// <param name="ClosedOn">The first day on which it is closed; null while it is open.</param>
    public sealed record Site(Guid SiteId, string Name, DateOnly OpenedOn, DateOnly? ClosedOn);
}
