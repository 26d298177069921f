using Neighbourhood.Kernel;

namespace Neighbourhood.Areas.Contracts;

/// <summary>Which neighbourhoods these hubs serve on a day: many to many, and dated. A hub that is linked to none has no row.</summary>
/// <param name="SiteIds">Of the hubs' sites.</param>
/// <param name="On">A day in London.</param>
public sealed record GetNeighbourhoodsOfHub(IReadOnlyList<Guid> SiteIds, DateOnly On) : IFact<IReadOnlyList<GetNeighbourhoodsOfHub.Link>>
{
    public sealed record Link(Guid SiteId, Guid NeighbourhoodId);
}
