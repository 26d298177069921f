using Neighbourhood.Areas.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Contracts;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.People;

namespace Neighbourhood.PeerSupport.Requests;

/// <summary>Opens a request and ends it, whoever brings it: with its programme, its clock, what waits for the coordinator, and who works with the family.</summary>
internal sealed class RequestDesk(
    Db db, ISend send, RequestSteps steps, RequestTasks tasks, Partings partings, Homes homes, DoNotContact contact, Looks looks, Under16 under16, WordsVault vault, History history, CurrentUser user, TimeProvider clock)
{
    /// <summary>A request of somebody; a repeat under the same id changes nothing. A team's is only proposed: the parent is asked first.</summary>
    /// <exception cref="Refused">By the names of the form's inputs.</exception>
    /// <exception cref="NotFound">The person is not the user's to see.</exception>
    internal async Task<Guid> Open(NewRequest request, CancellationToken ct)
    {
        request.Check();
        if (await db.Find<int>("SELECT COUNT(*) FROM peersupport_request WHERE id = @Id", new { request.Id }, ct) > 0) return request.Id;
        var seen = await Seen(request, ct);
        var person = seen?.KeptId ?? request.PersonId;
        await MayAsk(person, request.ShareAgreed, ct);
        var youth = request.IsExpecting ? await Under16.Of(send, person, clock.Today(), ct) : Under16.Youth.Older;
        // Before anything else is saved.
        Guid? concern = youth == Under16.Youth.Under13 ? await send.Send(Under16.Concern(request.Id, person), ct) : null;
        var household = request.HouseholdId ?? seen?.HouseholdId;
        var home = await homes.Of(person, household, ct) ?? throw new Refused("", "There is no peer support in this area yet. Talk with the family about what else would help");
        var status = request.DecisionId is null ? RequestStatus.New : RequestStatus.Proposed;
        var due = status == RequestStatus.New ? await Due(home.NeighbourhoodId, ct) : (DateOnly?)null;
        await db.Execute("""
            INSERT INTO peersupport_request (id, programme_id, person_id, household_id, status, source, asked_by, decision_id, waits_for_decision, pregnancy_id, wants, channel, urgency, prefer_language, prefer_sex,
                prefer_age, prefer_faith, prefer_near, free_when, avoid_note, share_agreed_on, asked_on, clock_from, due_on, expecting, concern_id, locality_id, neighbourhood_id, created_at, version)
            VALUES (@Id, @programme, @person, @household, @status, @Source, @me, @DecisionId, @WaitsForDecision, @PregnancyId, @wants, @Channel, @Urgency, @language, @sex,
                @age, @faith, @near, @free, @avoid, @agreed, @today, @from, @due, @IsExpecting, @concern, @LocalityId, @NeighbourhoodId, @now, 1)
            """, new
        {
            request.Id,
            programme = home.ProgrammeId,
            person,
            household,
            status,
            request.Source,
            me = user.Id,
            request.DecisionId,
            request.WaitsForDecision,
            request.PregnancyId,
            wants = Codes.Of(request.Wants),
            request.Channel,
            request.Urgency,
            language = vault.Close(request.Id, Codes.Trimmed(request.Prefer.Language)),
            sex = Codes.Trimmed(request.Prefer.Sex),
            age = Codes.Trimmed(request.Prefer.Age),
            faith = vault.Close(request.Id, Codes.Trimmed(request.Prefer.Faith)),
            near = Codes.Trimmed(request.Prefer.Near),
            free = vault.Close(request.Id, Codes.Trimmed(request.FreeWhen)),
            avoid = vault.Close(request.Id, Codes.Trimmed(request.Avoid)),
            agreed = request.ShareAgreed ? clock.Today() : (DateOnly?)null,
            today = clock.Today(),
            from = due is null ? (DateOnly?)null : clock.Today(),
            due,
            request.IsExpecting,
            concern,
            home.LocalityId,
            home.NeighbourhoodId,
            now = clock.Now(),
        }, ct);
        foreach (var topic in request.About.Distinct())
            await db.Execute("INSERT INTO peersupport_request_topic (request_id, topic) VALUES (@Id, @topic)", new { request.Id, topic }, ct);
        await history.Add(Subject.Request, request.Id, null, status.ToString(), ct: ct);
        if (request.ShareAgreed) await send.Send(new AgreeToSharing(request.Id, person, SharingPurpose.PeerSupport, clock.Today()), ct);
        if (!request.WaitsForDecision) await tasks.Begin(request.Id, ct);
        if (youth != Under16.Youth.Older)
        {
            var (task, lead) = await under16.Ask(home.ProgrammeId, person, $"/peersupport/requests/{request.Id}/conversation", ct);
            await db.Execute("UPDATE peersupport_request SET lead_task_id = @task, lead_user_id = @lead WHERE id = @Id", new { request.Id, task, lead }, ct);
        }
        return request.Id;
    }

    private async Task<GetPeople.Person?> Seen(NewRequest request, CancellationToken ct) =>
        request.Registered ? null
        : await send.Ask(new GetPeople([request.PersonId]), ct) is [{ Masking: not Masking.Hidden } seen] ? seen
        : throw new NotFound("This person");

    /// <summary>The request is over, and first whatever match stands over it: nothing of it waits for anybody any more. One that is over already stays as it is.</summary>
    internal async Task End(Guid requestId, EndCode why, CancellationToken ct)
    {
        var now = await steps.Find(requestId, ct);
        await partings.OfRequest(requestId, why, ct);
        // Nothing is told of why contact was stopped.
        if (!await steps.Brought(requestId, RequestStatus.Ended, null, ct)) return;
        await Close(requestId, why, ct);
        // A team is told to ask why, and to tell the family: not where contact was stopped.
        if (now.Status == RequestStatus.Proposed && why != EndCode.System) await tasks.Answer(requestId, PeerProposalOutcome.Declined, ct);
    }

    /// <summary>The team took its decision back, so nothing is asked of the parent; what they said yes to already goes on.</summary>
    internal async Task Withdraw(Guid requestId, CancellationToken ct)
    {
        if ((await steps.Find(requestId, ct)).Status == RequestStatus.Proposed && await steps.Brought(requestId, RequestStatus.Ended, "The team took it back", ct))
            await Close(requestId, EndCode.System, ct);
    }

    /// <summary>After the step to the end: what it was, and nothing waits.</summary>
    internal async Task Close(Guid requestId, EndCode why, CancellationToken ct)
    {
        await db.Execute("UPDATE peersupport_request SET end_code = @why, ended_on = @today WHERE id = @requestId", new { requestId, why, today = clock.Today() }, ct);
        await tasks.End(requestId, ct);
        // What was to be looked at around it is over with it.
        await looks.EndOf(requestId, ct);
    }

    /// <summary>By when a supporter is offered, from today.</summary>
    internal async Task<DateOnly> Due(Guid? neighbourhoodId, CancellationToken ct) =>
        await send.Ask(new AddWorkingDays(clock.Today(), await send.Number("peer.matchWd", neighbourhoodId, ct)), ct);

    /// <summary>Nobody is asked for who died; a yes does not lift an objection.</summary>
    internal async Task MayAsk(Guid personId, bool shareAgreed, CancellationToken ct)
    {
        if ((await contact.Died([personId], ct)).Count > 0) throw new Refused("PersonId", "Choose somebody else: this person died");
        if (shareAgreed && await send.Ask(new GetSharingBasis(personId, SharingPurpose.PeerSupport), ct) is SharingBasis.Objection or SharingBasis.ObjectionToDecide)
            throw new Refused("ShareAgreed", "They objected to sharing for this. Ask them, and take the objection back on their own page first");
    }
}
