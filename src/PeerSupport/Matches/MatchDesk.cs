using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Requests;

namespace Neighbourhood.PeerSupport.Matches;

/// <summary>How a match begins to be in touch, falls through and ends, whoever brings it: each once, and the second time nothing.</summary>
internal sealed class MatchDesk(Db db, MatchSteps steps, Partings partings, RequestSteps requests, RequestDesk desk, RequestTasks tasks, TimeProvider clock)
{
    private sealed record Home(Guid? NeighbourhoodId);

    /// <summary>Ends a match that was offered, made or in touch, and its request with it.</summary>
    internal async Task End(Guid matchId, EndCode why, CancellationToken ct)
    {
        var match = await steps.Find(matchId, ct);
        if (await partings.End(matchId, why, ct)) await desk.End(match.RequestId, why, ct);
    }

    /// <summary>One of the two said no, or the supporter cannot go on, before they were in touch: the request looks for somebody else. Where they had both said yes, its clock begins anew.</summary>
    /// <exception cref="Refused">They have been in touch: such a match ends.</exception>
    internal async Task FellThrough(Guid matchId, string? reason, CancellationToken ct)
    {
        var before = await steps.Find(matchId, ct);
        if (before.Status == MatchStatus.Active) throw new Refused("", "They are in touch already. End the match, and begin a new request if another supporter is wanted");
        if (!await partings.FellThrough(matchId, reason, ct) || !await requests.Brought(before.RequestId, RequestStatus.Screening, null, ct)) return;
        var due = await Due(before.RequestId, ct);
        await db.Execute("UPDATE peersupport_request SET matched_on = NULL, clock_from = @today, due_on = @due WHERE id = @RequestId", new { before.RequestId, today = clock.Today(), due }, ct);
        await tasks.Next(before.RequestId, ct);
    }

    /// <summary>They have been in touch for the first time. Later ones change nothing here.</summary>
    /// <exception cref="Refused">Nobody is matched, or it has ended.</exception>
    internal async Task FirstContact(Guid matchId, DateTimeOffset at, CancellationToken ct)
    {
        var now = await steps.Find(matchId, ct);
        if (now.Status == MatchStatus.Active) return;
        Match.Check(now.Status, MatchStatus.Active);
        await steps.Brought(matchId, MatchStatus.Active, null, ct);
        await db.Execute("UPDATE peersupport_match SET first_contact_at = @at, last_contact_on = @on WHERE id = @matchId", new { matchId, at, on = at.LondonDay() }, ct);
        await requests.Brought(now.RequestId, RequestStatus.Active, null, ct);
        await partings.CloseLate(matchId, TaskOutcome.Done, ct);
    }

    private async Task<DateOnly> Due(Guid requestId, CancellationToken ct) =>
        await desk.Due((await db.Find<Home>("SELECT neighbourhood_id FROM peersupport_request WHERE id = @requestId", new { requestId }, ct))?.NeighbourhoodId, ct);

    /// <summary>As others hear it: never a word about a loss or a death.</summary>
    internal static string Code(EndCode why) => why switch
    {
        EndCode.GoalMet => "goal-met",
        EndCode.WantedToStop => "wanted-to-stop",
        EndCode.NoContact => "no-contact",
        EndCode.SteppedUp => "stepped-up",
        EndCode.Unsuitable => "unsuitable",
        _ => "system",
    };
}
