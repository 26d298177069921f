using Neighbourhood.Areas.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;

namespace Neighbourhood.PeerSupport.Measures;

/// <summary>Whose figures somebody may see: the neighbourhoods that they lead, or where their programme, hub or team works.</summary>
internal sealed class Places(Db db, ISend send, CurrentUser user, TimeProvider clock)
{
    internal async Task<IReadOnlyList<GetNeighbourhoods.Neighbourhood>> Of(CancellationToken ct)
    {
        if (user.ScopesFor(Permissions.SeeMeasures) is not { } scopes) return await send.Ask(new GetNeighbourhoods(), ct);
        List<Guid> mine = [.. scopes];
        var ids = mine.Concat((await send.Ask(new GetNeighbourhoodsOfHub(mine, clock.Today()), ct)).Select(l => l.NeighbourhoodId))
            .Concat((await send.Ask(new GetNeighbourhoodsOfMdt(mine), ct)).Select(l => l.NeighbourhoodId))
            .Concat(await db.Query<Guid>("SELECT neighbourhood_id FROM peersupport_programme WHERE id IN @mine AND neighbourhood_id IS NOT NULL", new { mine }, ct));
        return await send.Ask(new GetNeighbourhoods([.. ids.Distinct()]), ct);
    }

    /// <summary>The programmes that the viewer coordinates: their figures are the viewer's own.</summary>
    internal async Task<IReadOnlyList<Guid>> Programmes(CancellationToken ct) =>
        !user.May(Permissions.Coordinate) ? [] : user.ScopesFor(Permissions.Coordinate) is { } scopes
            ? await db.Query<Guid>("SELECT id FROM peersupport_programme WHERE id IN @mine", new { mine = scopes.ToList() }, ct)
            : await db.Query<Guid>("SELECT id FROM peersupport_programme", null, ct);
}
