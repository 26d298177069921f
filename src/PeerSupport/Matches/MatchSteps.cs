using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Matches;

/// <summary>Takes a match from one state to the next: checked against the list of steps, and kept in the history.</summary>
internal sealed class MatchSteps(Db db, History history)
{
    internal sealed record Now(
        Guid Id, Guid RequestId, Guid SupporterId, Guid PersonId, MatchStatus Status, Said? SupporterSaid, Said? ParentSaid, DateTimeOffset? MatchedAt, DateTimeOffset? FirstContactBy,
        DateTimeOffset? FirstContactAt, string? PausedCode, int Version);

    /// <summary>The match as it stands.</summary>
    internal async Task<Now> Find(Guid matchId, CancellationToken ct) => await db.Find<Now>("""
        SELECT id, request_id, supporter_id, person_id, status, supporter_said, parent_said, matched_at, first_contact_by, first_contact_at, paused_code, version
        FROM peersupport_match WHERE id = @matchId
        """, new { matchId }, ct) ?? throw new NotFound("The match");

    /// <summary>A step that somebody takes from a page; false when it was taken already from the same page, and there is nothing more to do.</summary>
    internal async Task<bool> To(Guid matchId, MatchStatus to, int version, string? reason, CancellationToken ct)
    {
        var now = await Find(matchId, ct);
        if (now.Status == to && now.Version == version + 1) return false;
        if (now.Version != version)
            throw new Conflict("Somebody else has changed this match. Look at what stands now, then try again.",
                new Dictionary<string, string?>(StringComparer.Ordinal) { ["It is"] = Match.Label(now.Status) },
                new Dictionary<string, string?>(StringComparer.Ordinal) { ["It is"] = Match.Label(to) });
        Match.Check(now.Status, to);
        await Take(now, to, reason, ct);
        return true;
    }

    /// <summary>A step that time or another module brings: nothing where it is there already, or the list has no such step.</summary>
    internal async Task<bool> Brought(Guid matchId, MatchStatus to, string? reason, CancellationToken ct)
    {
        var now = await Find(matchId, ct);
        if (!Match.May(now.Status, to)) return false;
        await Take(now, to, reason, ct);
        return true;
    }

    private async Task Take(Now now, MatchStatus to, string? reason, CancellationToken ct)
    {
        await db.ExecuteVersioned("UPDATE peersupport_match SET status = @to, version = version + 1 WHERE id = @Id AND version = @Version", new { now.Id, to, now.Version }, ct: ct);
        await history.Add(Subject.Match, now.Id, now.Status.ToString(), to.ToString(), reason, ct);
    }
}
