using Neighbourhood.Areas.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Areas.Hubs;

/// <inheritdoc cref="GetNeighbourhoodsOfHub"/>
internal sealed class AnswerGetNeighbourhoodsOfHub(Db db) : IFactHandler<GetNeighbourhoodsOfHub, IReadOnlyList<GetNeighbourhoodsOfHub.Link>>
{
    public async Task<IReadOnlyList<GetNeighbourhoodsOfHub.Link>> Handle(GetNeighbourhoodsOfHub fact, CancellationToken ct) => fact.SiteIds.Count == 0 ? [] : await db.Query<GetNeighbourhoodsOfHub.Link>("""
        SELECT DISTINCT site_id, neighbourhood_id FROM areas_hub_neighbourhood
        WHERE site_id IN @SiteIds AND from_on <= @On AND (to_on IS NULL OR to_on >= @On) ORDER BY site_id, neighbourhood_id
        """, fact, ct);
}
