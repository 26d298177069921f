using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sessions;

/// <summary>Takes a session from one state to the next: checked against the list of steps, and kept in the history.</summary>
internal sealed class SessionSteps(Db db, History history)
{
    internal sealed record Now(Guid SiteId, Guid ActivityId, SessionStatus Status, DateOnly Day, DateTimeOffset StartsAt, DateTimeOffset EndsAt, int? Capacity, int Version);

    /// <summary>The session as it stands.</summary>
    internal async Task<Now> Find(Guid sessionId, CancellationToken ct) => await db.Find<Now>("""
        SELECT site_id, activity_id, status, day, starts_at, ends_at, capacity, version FROM familyhubs_session WHERE id = @sessionId
        """, new { sessionId }, ct) ?? throw new NotFound("The session");

    /// <summary>A step that somebody takes from a page; false when it was taken already from the same page, and there is nothing more to do.</summary>
    internal async Task<bool> To(Guid sessionId, SessionStatus to, int version, string? reason, CancellationToken ct)
    {
        var now = await Find(sessionId, ct);
        if (now.Status == to && now.Version == version + 1) return false;
        if (now.Version != version)
            throw new Conflict("Somebody else has changed this session. Look at what stands now, then try again.",
                new Dictionary<string, string?>(StringComparer.Ordinal) { ["Session"] = Session.Label(now.Status) },
                new Dictionary<string, string?>(StringComparer.Ordinal) { ["Session"] = Session.Label(to) });
        Session.Check(now.Status, to);
        await Take(sessionId, now, to, reason, ct);
        return true;
    }

    /// <summary>A step that time or a first arrival brings: nothing where the session is there already, or past it.</summary>
    internal async Task<bool> Brought(Guid sessionId, SessionStatus to, CancellationToken ct)
    {
        var now = await Find(sessionId, ct);
        if (!Session.May(now.Status, to)) return false;
        await Take(sessionId, now, to, null, ct);
        return true;
    }

    private async Task Take(Guid sessionId, Now now, SessionStatus to, string? reason, CancellationToken ct)
    {
        await db.ExecuteVersioned("""
            UPDATE familyhubs_session SET status = @to, version = version + 1 WHERE id = @sessionId AND version = @Version
            """, new { sessionId, to, now.Version }, ct: ct);
        await history.Add(Subject.Session, sessionId, now.Status.ToString(), to.ToString(), reason, ct);
    }
}
