using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Register;

/// <summary>The register of a session as it stands, taken by one at a time: many hosts and devices write at once, and none of them meets an error.</summary>
internal sealed class RegisterBook(Db db, TimeProvider clock)
{
    /// <param name="ClosedAt">When it was closed last; null where it never was.</param>
    /// <param name="ReopenedAt">Since when late entries wait to be counted; null where none do.</param>
    /// <param name="HubId">The hub that answers for its activity: where the session is held at another place, not its site.</param>
    internal sealed record Standing(
        Guid SessionId, Guid SiteId, Guid ActivityId, Guid HubId, SessionStatus Status, DateOnly Day, DateTimeOffset StartsAt, DateTimeOffset EndsAt,
        int? Headcount, string? Explained, DateTimeOffset? ClosedAt, DateTimeOffset? ReopenedAt);

    /// <summary>Takes the session's row first, so that what follows is done by nobody else for this session until the transaction ends.</summary>
    internal async Task<Standing> Take(Guid sessionId, CancellationToken ct)
    {
        if (await db.Execute("UPDATE familyhubs_session SET status = status WHERE id = @sessionId", new { sessionId }, ct) == 0) throw new NotFound("The session");
        return (await Look(sessionId, ct))!;
    }

    internal Task<Standing?> Look(Guid sessionId, CancellationToken ct) => db.Find<Standing>("""
        SELECT s.id AS session_id, s.site_id, s.activity_id, a.site_id AS hub_id, s.status, s.day, s.starts_at, s.ends_at, r.headcount, r.explained, r.closed_at, r.reopened_at
        FROM familyhubs_session s JOIN familyhubs_activity a ON a.id = s.activity_id LEFT JOIN familyhubs_register r ON r.session_id = s.id WHERE s.id = @sessionId
        """, new { sessionId }, ct);

    /// <summary>The count is the lead's again: somebody joined, or was taken back, after the register was closed.</summary>
    internal Task Reopen(Guid sessionId, CancellationToken ct) => db.Execute("""
        UPDATE familyhubs_register SET reopened_at = COALESCE(reopened_at, @now), late_entries = late_entries + 1, version = version + 1 WHERE session_id = @sessionId
        """, new { sessionId, now = clock.Now() }, ct);

    /// <summary>A device's clock may be ahead; nothing was noted later than now.</summary>
    internal DateTimeOffset NotAhead(DateTimeOffset madeAt) => madeAt > clock.Now() ? clock.Now() : madeAt.ToUniversalTime();
}
