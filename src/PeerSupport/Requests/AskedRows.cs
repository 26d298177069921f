using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Requests;

/// <summary>Reads what came from the public page, takes it from one state to the next, and empties it.</summary>
internal sealed class AskedRows(Db db, ISend send, History history, CurrentUser user, TimeProvider clock)
{
    internal sealed record Row(
        Guid Id, Guid? ProgrammeId, AskedStatus Status, string? Words, AskerAge AgeBand, bool Pregnant, DateTimeOffset ReceivedAt, Guid? TakenBy, int Tries, Guid? ConcernId, Guid? LeadTaskId, string? EndCode,
        DateTimeOffset? EndedAt, DateTimeOffset? EmptiedAt, Guid? RequestId, Guid? TaskId, int Version);

    internal async Task<Row> Find(Guid id, CancellationToken ct) => await db.Find<Row>("""
        SELECT id, programme_id, status, words, age_band, pregnant, received_at, taken_by, tries, concern_id, lead_task_id, end_code, ended_at, emptied_at, request_id, task_id, version
        FROM peersupport_asked WHERE id = @id
        """, new { id }, ct) ?? throw new NotFound("This");

    /// <summary>As it stands before this step; null when the step was taken already from the same page, and there is nothing more to do.</summary>
    internal async Task<Row?> Before(Guid id, AskedStatus to, int version, CancellationToken ct)
    {
        var now = await Find(id, ct);
        if (now.Status == to && now.Version == version + 1) return null;
        if (Asked.IsOpen(now.Status) && now.Version != version)
            throw new Conflict("Somebody else has changed this. Look at what stands now, then try again.",
                new Dictionary<string, string?>(StringComparer.Ordinal) { ["It is"] = Asked.Label(now.Status) },
                new Dictionary<string, string?>(StringComparer.Ordinal) { ["It is"] = Asked.Label(to) });
        Asked.Check(now.Status, to);
        return now;
    }

    /// <summary>A step of the list; the last ones end it, and its task with it.</summary>
    internal async Task Step(Row now, AskedStatus to, string? endCode, Guid? requestId, CancellationToken ct)
    {
        await db.ExecuteVersioned("""
            UPDATE peersupport_asked SET status = @to, end_code = @endCode, request_id = @requestId, taken_by = COALESCE(taken_by, @me), ended_at = @ended, version = version + 1 WHERE id = @Id AND version = @Version
            """, new { now.Id, now.Version, to, endCode, requestId, me = user.Id, ended = Asked.IsOpen(to) ? (DateTimeOffset?)null : clock.Now() }, ct: ct);
        await history.Add(Subject.Asked, now.Id, now.Status.ToString(), to.ToString(), endCode, ct);
        if (!Asked.IsOpen(to) && now.TaskId is { } task) await send.Send(new CloseTask(task, TaskOutcome.Done), ct);
    }

    /// <summary>What was written goes; that somebody asked, when, and what came of it, stays.</summary>
    internal Task<int> Empty(IReadOnlyList<Guid> ids, CancellationToken ct) =>
        db.Execute("UPDATE peersupport_asked SET words = NULL, emptied_at = COALESCE(emptied_at, @now) WHERE id IN @ids", new { ids, now = clock.Now() }, ct);
}

/// <summary>What somebody wrote who was not reached goes after some weeks, and the counts of networks, numbers and addresses when they count no more.</summary>
internal sealed class EmptiesAsked(Db db, AskedRows rows, ISend send, TimeProvider clock) : ITimed
{
    private const int Batch = 100;

    public string Name => "peersupport.asked.empty";

    public TimeSpan Period => TimeSpan.FromHours(1);

    public async Task Run(CancellationToken ct)
    {
        await db.InOne(() => CountAsker.Forget(db, clock, ct), ct);
        var over = await db.Query<Guid>("""
            SELECT id FROM peersupport_asked WHERE emptied_at IS NULL AND ended_at <= @before ORDER BY ended_at, id OFFSET 0 ROWS FETCH NEXT @Batch ROWS ONLY
            """, new { before = clock.Now().AddDays(-await send.Number("peer.keepAskedDays", ct: ct)), Batch }, ct);
        if (over.Count > 0) await db.InOne(() => rows.Empty(over, ct), ct);
    }
}
