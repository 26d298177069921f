using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Contracts;

/// <summary>Organisations, ordered by name. For any signed-in person.</summary>
/// <param name="OrganisationIds">Only these, an id that is none being left out; null for all, for a picker.</param>
[Anyone("which organisations work together is for every signed-in person; the answer checks that they are")]
public sealed record GetOrganisations(IReadOnlyList<Guid>? OrganisationIds = null) : IQuery<IReadOnlyList<GetOrganisations.Organisation>>
{
    /// <param name="OdsCode">The code of the NHS's organisation data service; null for none.</param>
    /// <param name="CharityNumber">As registered; null for none.</param>
    public sealed record Organisation(Guid Id, string Name, OrganisationType Type, Sector? Sector, string? OdsCode, string? CharityNumber);
}
