using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.People;

namespace Neighbourhood.PeerSupport.Concerns;

/// <summary>
/// Stops a match for a concern, and lets it go on when somebody says so: not while another concern stops it, and not beyond a hold, an objection, a supporter who has left or
/// two who know one another. Within the open transaction.
/// </summary>
internal sealed class ConcernStops(Db db, Standing standing)
{
    /// <summary>A match that a concern has stopped: nobody writes or rings until the coordinator says so.</summary>
    internal const string Paused = "concern";

    internal Task Stop(Guid matchId, CancellationToken ct) => db.Execute("""
        UPDATE peersupport_match SET paused_code = @Paused WHERE id = @matchId AND status IN ('Offered', 'Matched', 'Active')
        """, new { matchId, Paused }, ct);

    internal async Task GoesOn(Guid matchId, Guid personId, CancellationToken ct)
    {
        // What else came to stand against it meanwhile, or stood before: it is the coordinator's to settle on its own page.
        var still = await standing.Against(matchId, personId, ct);
        await db.Execute("UPDATE peersupport_match SET paused_code = @still WHERE id = @matchId AND paused_code = @Paused", new { matchId, still, Paused }, ct);
    }
}
