using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Contracts;

/// <summary>Hubs and places that are open on a day, the nearest first: those of the locality, then of the neighbourhood, then the others.</summary>
/// <param name="Postcode">Where the family lives, as typed; null where it is not known: then by name.</param>
[Anyone("where the hubs are is public")]
public sealed record GetSitesNear(string? Postcode, DateOnly On) : IQuery<IReadOnlyList<GetSitesNear.Site>>
{
    /// <param name="Kind">"hub", "outreach" or "virtual".</param>
    /// <param name="Nearness">0 the same locality, 1 the same neighbourhood, 2 elsewhere or not known.</param>
    public sealed record Site(Guid SiteId, string Name, string Kind, string? Locality, string? Address, int Nearness);
}
