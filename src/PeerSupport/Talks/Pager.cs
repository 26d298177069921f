using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Contracts;

namespace Neighbourhood.PeerSupport.Talks;

/// <summary>Tells a supporter that there is something, so that nobody need look each day: no name and no word of it leaves the channel.</summary>
internal sealed class Pager(Db db, IOutbox outbox, TimeProvider clock)
{
    private sealed record Whom(Guid UserId, int Earlier);

    /// <summary>Once for all that they have not read.</summary>
    internal async Task Written(Guid matchId, Guid messageId, CancellationToken ct)
    {
        if (await db.Find<Whom>("""
            SELECT s.user_id, (SELECT COUNT(*) FROM peersupport_message x WHERE x.match_id = m.id AND x.from_side = 'Parent' AND x.state = 'Shown' AND x.read_at IS NULL AND x.id <> @messageId) AS earlier
            FROM peersupport_match m JOIN peersupport_supporter s ON s.id = m.supporter_id WHERE m.id = @matchId AND s.user_id IS NOT NULL
            """, new { matchId, messageId }, ct) is { Earlier: 0 } whom) await Tell(whom.UserId, PeerNoticeKind.MessageArrived, matchId, ct);
    }

    internal async Task Tell(Guid matchId, PeerNoticeKind kind, CancellationToken ct)
    {
        if (await db.Find<Whom>("""
            SELECT s.user_id, 0 AS earlier FROM peersupport_match m JOIN peersupport_supporter s ON s.id = m.supporter_id WHERE m.id = @matchId AND s.user_id IS NOT NULL
            """, new { matchId }, ct) is { } whom) await Tell(whom.UserId, kind, matchId, ct);
    }

    private Task Tell(Guid userId, PeerNoticeKind kind, Guid matchId, CancellationToken ct) => outbox.Add(new PeerNoticeGiven(clock.NewId(), kind, [userId], matchId), ct);
}
