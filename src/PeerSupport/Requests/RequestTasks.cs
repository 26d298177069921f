using Neighbourhood.Areas.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Contracts;

namespace Neighbourhood.PeerSupport.Requests;

/// <summary>What a request puts on the coordinators' list and into their scope, and what the team that proposed it is told.</summary>
internal sealed class RequestTasks(Db db, ISend send, IOutbox outbox, TimeProvider clock)
{
    internal const string TaskKind = "peersupport.request";

    private sealed record Row(
        Guid Id, Guid ProgrammeId, Guid PersonId, Guid? HouseholdId, RequestStatus Status, Urgency Urgency, DateOnly? DueOn, Guid? DecisionId, Guid? InvolvementId, Guid? TaskId, Guid? LeadTaskId,
        Guid? NeighbourhoodId, DateOnly? AnsweredOn, Guid? OrganisationId);

    /// <summary>The programme works with the family from now, and has something to do for it. The task names nobody.</summary>
    internal async Task Begin(Guid requestId, CancellationToken ct)
    {
        var row = await Find(requestId, ct);
        if (row.TaskId is not null) return;
        var task = await Open(row, ct);
        Guid? involvement = null;
        if (row.HouseholdId is { } household)
        {
            involvement = clock.NewId();
            await outbox.Add(new PeerInvolvementBegan(involvement.Value, household, row.PersonId, row.OrganisationId, row.ProgrammeId, "peer", clock.Today(), false), ct);
        }
        await db.Execute("UPDATE peersupport_request SET task_id = @task, involvement_id = @involvement WHERE id = @requestId", new { requestId, task, involvement }, ct);
    }

    /// <summary>What was to do is done, and the next thing waits.</summary>
    internal async Task Next(Guid requestId, CancellationToken ct)
    {
        var row = await Find(requestId, ct);
        if (row.TaskId is { } done) await send.Send(new CloseTask(done, TaskOutcome.Done), ct);
        await db.Execute("UPDATE peersupport_request SET task_id = @task WHERE id = @requestId", new { requestId, task = await Open(row, ct) }, ct);
    }

    /// <summary>Nothing waits any more, and the programme no longer works with the family for this.</summary>
    internal async Task End(Guid requestId, CancellationToken ct)
    {
        var row = await Find(requestId, ct);
        foreach (var task in new[] { row.TaskId, row.LeadTaskId }.OfType<Guid>()) await send.Send(new CloseTask(task, TaskOutcome.NoLongerNeeded, "It is over"), ct);
        if (row is { InvolvementId: { } involvement, HouseholdId: { } household }) await outbox.Add(new PeerInvolvementEnded(involvement, household, clock.Today()), ct);
    }

    /// <summary>Tells the team that proposed it, once for a decision: a yes as soon as one of its people said it, a no when none of them is left to ask.</summary>
    internal async Task Answer(Guid requestId, PeerProposalOutcome outcome, CancellationToken ct)
    {
        if ((await Find(requestId, ct)).DecisionId is not { } decisionId) return;
        var all = await db.Query<Proposal>("SELECT id, status, answered_on FROM peersupport_request WHERE decision_id = @decisionId", new { decisionId }, ct);
        if (all.Any(p => p.AnsweredOn is not null) || (outcome != PeerProposalOutcome.Accepted && all.Any(p => p.Status == RequestStatus.Proposed))) return;
        await db.Execute("UPDATE peersupport_request SET answered_on = @today WHERE id = @requestId", new { requestId, today = clock.Today() }, ct);
        await outbox.Add(new PeerProposalAnswered(decisionId, outcome, clock.Today()), ct);
    }

    private sealed record Proposal(Guid Id, RequestStatus Status, DateOnly? AnsweredOn);

    private async Task<Guid> Open(Row row, CancellationToken ct)
    {
        var (title, due) = row.Status switch
        {
            RequestStatus.Proposed => ("Ask a parent whether they would like somebody to talk to",
                await send.Ask(new AddWorkingDays(clock.Today(), await send.Number("mdt.proposalAnswerWd", row.NeighbourhoodId, ct)), ct)),
            RequestStatus.New => ("Look at a new request for somebody to talk to", row.DueOn ?? clock.Today()),
            _ => ("Find a supporter for somebody who waits", row.DueOn ?? clock.Today()),
        };
        return await send.Send(new OpenTask(
            clock.NewId(), title, TaskKind, null, null, due, row.Urgency == Urgency.Soon ? TaskPriority.High : TaskPriority.Medium, null, row.ProgrammeId, $"/peersupport/requests/{row.Id}"), ct);
    }

    private async Task<Row> Find(Guid requestId, CancellationToken ct) => await db.Find<Row>("""
        SELECT r.id, r.programme_id, r.person_id, r.household_id, r.status, r.urgency, r.due_on, r.decision_id, r.involvement_id, r.task_id, r.lead_task_id, r.neighbourhood_id, r.answered_on, p.organisation_id
        FROM peersupport_request r JOIN peersupport_programme p ON p.id = r.programme_id WHERE r.id = @requestId
        """, new { requestId }, ct) ?? throw new NotFound("The request");
}
