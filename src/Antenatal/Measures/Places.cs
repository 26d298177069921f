using Neighbourhood.Areas.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;

namespace Neighbourhood.Antenatal.Measures;

/// <summary>Whose figures somebody may see: the neighbourhoods that they lead, where their hub or team works, or where the families live whom they look after.</summary>
internal sealed class Places(Db db, ISend send, CurrentUser user, TimeProvider clock)
{
    internal async Task<IReadOnlyList<GetNeighbourhoods.Neighbourhood>> Of(CancellationToken ct)
    {
        if (user.ScopesFor(Permissions.SeeMeasures) is not { } scopes) return await send.Ask(new GetNeighbourhoods(), ct);
        List<Guid> mine = [.. scopes];
        var ids = mine.Concat((await send.Ask(new GetNeighbourhoodsOfHub(mine, clock.Today()), ct)).Select(l => l.NeighbourhoodId))
            .Concat((await send.Ask(new GetNeighbourhoodsOfMdt(mine), ct)).Select(l => l.NeighbourhoodId))
            .Concat(await db.Query<Guid>("""
                SELECT DISTINCT neighbourhood_id FROM antenatal_pregnancy
                WHERE neighbourhood_id IS NOT NULL AND (midwife_user_id IN @mine OR team_id IN @mine OR hv_user_id IN @mine OR hv_team_id IN @mine)
                """, new { mine }, ct));
        return await send.Ask(new GetNeighbourhoods([.. ids.Distinct()]), ct);
    }
}
