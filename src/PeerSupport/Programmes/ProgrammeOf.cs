using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Programmes;

/// <summary>Which programme looks after whom.</summary>
internal sealed class ProgrammeOf(Db db)
{
    /// <param name="CoordinatorUserId">Who hears first; null where nobody is named: then the programme's people as a team.</param>
    internal sealed record Found(Guid Id, string Title, Guid? NeighbourhoodId, Guid? CoordinatorUserId, Guid? DeputyUserId);

    /// <summary>The open programme of this neighbourhood, else the one for all that have none of their own; null where there is neither.</summary>
    internal async Task<Found?> Area(Guid? neighbourhoodId, CancellationToken ct)
    {
        var open = await db.Query<Found>("""
            SELECT id, title, neighbourhood_id, coordinator_user_id, deputy_user_id FROM peersupport_programme
            WHERE closed_on IS NULL AND (neighbourhood_id IS NULL OR neighbourhood_id = @neighbourhoodId) ORDER BY opened_on, id
            """, new { neighbourhoodId }, ct);
        return open.FirstOrDefault(p => p.NeighbourhoodId is not null) ?? (open.Count > 0 ? open[0] : null);
    }

    /// <summary>Somebody reads what is written on the public pages: of whichever place, the coordinator of an open programme does.</summary>
    internal async Task<bool> IsAnyOpen(CancellationToken ct) => await db.Find<int>("SELECT COUNT(*) FROM peersupport_programme WHERE closed_on IS NULL", ct: ct) > 0;

    /// <summary>This programme, also when it is closed.</summary>
    internal async Task<Found> By(Guid programmeId, CancellationToken ct) => await db.Find<Found>("""
        SELECT id, title, neighbourhood_id, coordinator_user_id, deputy_user_id FROM peersupport_programme WHERE id = @programmeId
        """, new { programmeId }, ct) ?? throw new NotFound("The programme");
}
