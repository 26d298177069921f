using Neighbourhood.Contact.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Contracts;
using Neighbourhood.PeerSupport.People;
using Neighbourhood.PeerSupport.Programmes;
using Neighbourhood.PeerSupport.Requests;
using Neighbourhood.PeerSupport.Supporters;

namespace Neighbourhood.PeerSupport.Matches;

/// <summary>Which of the two says it.</summary>
internal enum Side { Supporter, Parent }

/// <summary>What supporter and parent say to an offer: a no of either takes it back, and with both yeses the match begins.</summary>
internal sealed class MatchAnswers(
    Db db, ISend send, IOutbox outbox, MatchSteps steps, MatchDesk desk, RequestSteps requests, Fitness fitness, Conflicts conflicts, DoNotContact contact, SharingYes yes, ProgrammeOf programmes,
    CurrentUser user, TimeProvider clock)
{
    private sealed record Search(Guid? TaskId);

    /// <summary>Keeps the answer of one side. Said again, it changes nothing.</summary>
    /// <returns>Why it does not begin though both said yes, in words for the coordinator; null where it does, or where an answer is still awaited.</returns>
    /// <exception cref="Refused">It was answered otherwise, or taken back.</exception>
    internal async Task<string?> Say(Guid matchId, Side side, Said said, CancellationToken ct)
    {
        var now = await steps.Find(matchId, ct);
        var before = side == Side.Supporter ? now.SupporterSaid : now.ParentSaid;
        if (before == said && (now.Status != MatchStatus.Offered || said == Said.No)) return null;
        if (now.Status != MatchStatus.Offered || (before is not null && before != said)) throw new Refused("", "This was answered already, or taken back. Look at how it stands now");
        if (before is null)
            await db.ExecuteVersioned("""
                UPDATE peersupport_match SET supporter_said = @supporter, parent_said = @parent, version = version + 1 WHERE id = @Id AND version = @Version
                """, new { now.Id, now.Version, supporter = side == Side.Supporter ? said : now.SupporterSaid, parent = side == Side.Parent ? said : now.ParentSaid }, ct: ct);
        if (said == Said.No)
        {
            await desk.FellThrough(matchId, side == Side.Supporter ? "The supporter said no" : "The parent said no", ct);
            return null;
        }
        return (side == Side.Supporter ? now.ParentSaid : now.SupporterSaid) == Said.Yes ? await Begin(now, ct) : null;
    }

    /// <summary>Asked once more when it begins, since an offer may lie for days.</summary>
    private async Task<string?> Hinders(MatchSteps.Now match, RequestSteps.Now request, CancellationToken ct)
    {
        List<Guid> who = [match.PersonId];
        if (match.PausedCode is not null) return "This offer is stopped for now. See why first, then go on, or take it back.";
        if (request.Status != RequestStatus.Screening) return $"The request is “{Request.Label(request.Status).ToLowerInvariant()}” now. Take this offer back.";
        if ((await contact.Held(who, ct)).Count > 0 || (await contact.Died(who, ct)).Count > 0) return "Do not contact, ask first. Contact with this family is stopped.";
        if ((await contact.Objecting(who, ct)).Count > 0 || !await yes.Stands(match.PersonId, request.ShareAgreedOn, ct))
            return "Nothing about the parent goes to a supporter now: they have not said yes to it, or they object. Talk with them, or take this offer back.";
        if (await conflicts.Between(match.SupporterId, match.PersonId, ct)) return "This supporter is connected to the family. Take this offer back and choose another one.";
        var lacks = await fitness.LacksToBegin(match.SupporterId, ct);
        return lacks.Count > 0 ? $"The supporter may not begin now. {string.Join(". ", lacks)}." : null;
    }

    private async Task<string?> Begin(MatchSteps.Now match, CancellationToken ct)
    {
        var request = await requests.Find(match.RequestId, ct);
        if (await Hinders(match, request, ct) is { } why) return why;
        // The last yes may be the supporter's: the message and the tasks that come of it are the program's.
        user.IsSystemFor(user.Id);
        var (now, today) = (clock.Now(), clock.Today());
        var by = now.AddHours(await send.Number("peer.firstContactHours", ct: ct));
        await steps.Brought(match.Id, MatchStatus.Matched, null, ct);
        await db.Execute("UPDATE peersupport_match SET matched_at = @now, first_contact_by = @by WHERE id = @Id", new { match.Id, now, by }, ct);
        await requests.Brought(match.RequestId, RequestStatus.Matched, null, ct);
        await CloseSearch(match.RequestId, today, ct);
        await outbox.Add(new PeerMatchStarted(match.Id, match.RequestId, match.PersonId, today, request.DecisionId), ct);
        await Tell(match, request.ProgrammeId, by, ct);
        return null;
    }

    /// <summary>The parent reads that somebody was found, by their own preference; where no message may go, the coordinator tells them.</summary>
    private async Task Tell(MatchSteps.Now match, Guid programmeId, DateTimeOffset by, CancellationToken ct)
    {
        var told = await send.Send(new QueueMessage(clock.NewId(), match.PersonId, "peer-matched", [match.Id], "peer-matched", true, new Dictionary<string, string>(StringComparer.Ordinal) { ["day"] = When.Day(by) }), ct);
        if (told.Queued) return;
        var programme = await programmes.By(programmeId, ct);
        await send.Send(new OpenTask(
            clock.NewId(), "Tell a parent that a supporter was found: no message may go to them", "peersupport.tell", null, null, clock.Today(), TaskPriority.High, programme.CoordinatorUserId,
            programme.CoordinatorUserId is null ? programme.Id : null, $"/peersupport/matches/{match.Id}"), ct);
    }

    private async Task CloseSearch(Guid requestId, DateOnly today, CancellationToken ct)
    {
        var search = await db.Find<Search>("SELECT task_id FROM peersupport_request WHERE id = @requestId", new { requestId }, ct);
        await db.Execute("UPDATE peersupport_request SET matched_on = @today, task_id = NULL WHERE id = @requestId", new { requestId, today }, ct);
        if (search?.TaskId is { } task) await send.Send(new CloseTask(task, TaskOutcome.Done), ct);
    }
}
