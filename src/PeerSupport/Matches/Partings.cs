using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Contracts;
using Neighbourhood.PeerSupport.Requests;

namespace Neighbourhood.PeerSupport.Matches;

/// <summary>Parts a supporter and a parent, whoever ends it: the way in closes, calls to come and the alert about it go, and others hear that it ended and no more. What becomes of the request is the caller's.</summary>
internal sealed class Partings(Db db, ISend send, IOutbox outbox, MatchSteps steps, RequestSteps requests, TimeProvider clock)
{
    private sealed record Waiting(Guid? LateTaskId);

    /// <summary>Whatever stands over a request that ends: offered, made or in touch.</summary>
    internal async Task OfRequest(Guid requestId, EndCode why, CancellationToken ct)
    {
        foreach (var match in await db.Query<Guid>("SELECT id FROM peersupport_match WHERE request_id = @requestId AND status IN ('Offered', 'Matched', 'Active') ORDER BY id", new { requestId }, ct))
            await End(match, why, ct);
    }

    /// <summary>False where it was over already.</summary>
    internal async Task<bool> End(Guid matchId, EndCode why, CancellationToken ct)
    {
        var before = await steps.Find(matchId, ct);
        // The history says nothing where contact was stopped.
        if (!await steps.Brought(matchId, MatchStatus.Ended, why == EndCode.System ? null : MatchDesk.Code(why), ct)) return false;
        await Close(before, why, ct);
        return true;
    }

    /// <summary>Before they were in touch: false where it was over, or is further.</summary>
    internal async Task<bool> FellThrough(Guid matchId, string? reason, CancellationToken ct)
    {
        var before = await steps.Find(matchId, ct);
        if (!await steps.Brought(matchId, MatchStatus.SaidNo, reason, ct)) return false;
        await Close(before, null, ct);
        return true;
    }

    /// <summary>They were in touch, or it is over: nobody is alerted any more.</summary>
    internal async Task CloseLate(Guid matchId, TaskOutcome outcome, CancellationToken ct)
    {
        if (await db.Find<Waiting>("SELECT late_task_id FROM peersupport_match WHERE id = @matchId", new { matchId }, ct) is { LateTaskId: { } task })
            await send.Send(new CloseTask(task, outcome, outcome == TaskOutcome.Done ? null : "The match has ended"), ct);
    }

    /// <param name="why">Null where it fell through.</param>
    private async Task Close(MatchSteps.Now before, EndCode? why, CancellationToken ct)
    {
        var at = clock.Now();
        await db.Execute("UPDATE peersupport_match SET end_code = @why, ended_at = @at WHERE id = @Id", new { before.Id, why, at }, ct);
        await db.Execute("UPDATE peersupport_way_in SET ended_at = @at WHERE match_id = @Id AND ended_at IS NULL", new { before.Id, at }, ct);
        await db.Execute("DELETE FROM peersupport_slot WHERE match_id = @Id AND called_at IS NULL", new { before.Id }, ct);
        await CloseLate(before.Id, TaskOutcome.NoLongerNeeded, ct);
        if (!Match.IsOpen(before.Status)) return; // nobody heard that it began
        var request = await requests.Find(before.RequestId, ct);
        await outbox.Add(new PeerMatchEnded(before.Id, before.RequestId, before.PersonId, clock.Today(), MatchDesk.Code(why ?? EndCode.Unsuitable), request.DecisionId), ct);
    }
}
