using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.FamilyHubs.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>What case meetings propose to hubs: how each stands, and the steps that every answer shares.</summary>
internal sealed class Proposals(Db db, ISend send, AskedSites sites, HubInvolvements involvements, History history, IOutbox outbox, CurrentUser user, TimeProvider clock)
{
    internal const string TaskKind = "hub.proposal";

    internal sealed record Standing(
        Guid Id, Guid DecisionId, Guid HouseholdId, Guid? SiteId, ProposalKind Kind, ProposalState State, DateTimeOffset ProposedAt, DateOnly? AnswerDueOn, DateTimeOffset? AnsweredAt, Guid? AnsweredBy,
        string? Reason, Guid? TaskId, Guid? BookingId, DateTimeOffset? AgainAt, int Version);

    internal async Task<Standing> Find(Guid proposalId, CancellationToken ct) => await db.Find<Standing>("""
        SELECT id, decision_id, household_id, site_id, kind, state, proposed_at, answer_due_on, answered_at, answered_by, reason, task_id, booking_id, again_at, version
        FROM familyhubs_proposal WHERE id = @proposalId
        """, new { proposalId }, ct) ?? throw new NotFound("The proposal");

    internal Task<Standing?> OfDecision(Guid decisionId, CancellationToken ct) => db.Find<Standing>("""
        SELECT id, decision_id, household_id, site_id, kind, state, proposed_at, answer_due_on, answered_at, answered_by, reason, task_id, booking_id, again_at, version
        FROM familyhubs_proposal WHERE decision_id = @decisionId
        """, new { decisionId }, ct);

    internal Task<IReadOnlyList<Guid>> People(Guid proposalId, CancellationToken ct) =>
        db.Query<Guid>("SELECT person_id FROM familyhubs_proposal_person WHERE proposal_id = @proposalId", new { proposalId }, ct);

    /// <summary>The team stands by it: the hubs see the family, and owe an answer.</summary>
    internal async Task Open(Standing proposal, CancellationToken ct)
    {
        AskedSteps.Check(proposal.State, ProposalState.Proposed);
        var asked = await sites.For(proposal.SiteId, proposal.HouseholdId, ct);
        var due = await sites.Due("mdt.proposalAnswerWd", asked, ct);
        await db.Execute("UPDATE familyhubs_proposal SET state = 'Proposed', proposed_at = @now, answer_due_on = @due WHERE id = @Id", new { proposal.Id, now = clock.Now(), due }, ct);
        await Ask(proposal, asked, due, ct);
        await history.Add(Subject.Proposal, proposal.Id, proposal.State.ToString(), nameof(ProposalState.Proposed), ct: ct);
    }

    /// <summary>Every hub that was asked has closed: the one in its place answers, or the neighbourhood's, by the same day. It stays where none is open.</summary>
    internal async Task AskOn(Guid proposalId, CancellationToken ct)
    {
        var proposal = await Find(proposalId, ct);
        if (proposal.State is not (ProposalState.Proposed or ProposalState.Expired)) return;
        var asked = await sites.For(proposal.SiteId, proposal.HouseholdId, ct);
        if (asked.Count == 0) return;
        await sites.End(proposal.Id, ct);
        if (proposal.TaskId is { } old) await send.Send(new CloseTask(old, TaskOutcome.NoLongerNeeded, AskedWords.HubClosed), ct);
        await Ask(proposal, asked, proposal.AnswerDueOn ?? clock.Today(), ct);
        await history.Add(Subject.Proposal, proposal.Id, proposal.State.ToString(), proposal.State.ToString(), AskedWords.HubClosed, ct);
    }

    /// <summary>A hub that is named has the task; where any may take it, each sees it in its list.</summary>
    private async Task Ask(Standing proposal, IReadOnlyList<Guid> asked, DateOnly due, CancellationToken ct)
    {
        Guid? task = proposal.SiteId is not null && asked is [_] ? clock.NewId() : null;
        await db.Execute("UPDATE familyhubs_proposal SET site_id = @site, task_id = @task, version = version + 1 WHERE id = @Id",
            new { proposal.Id, site = task is null ? null : (Guid?)asked[0], task }, ct);
        await sites.Begin(proposal.Id, proposal.HouseholdId, asked, ct);
        if (task is { } id)
            await send.Send(new OpenTask(id, proposal.Kind == ProposalKind.Session ? "Answer a case meeting: a place in a session" : "Answer a case meeting: a link to the hub",
                TaskKind, proposal.HouseholdId, null, due, TaskPriority.Medium, null, asked[0], $"/familyhubs/asked/proposals/{proposal.Id}"), ct);
    }

    /// <summary>The team took it back. An answer that was given stays.</summary>
    internal async Task Withdraw(Standing proposal, CancellationToken ct)
    {
        if (!AskedSteps.May(proposal.State, ProposalState.Withdrawn)) return;
        await db.Execute("UPDATE familyhubs_proposal SET state = 'Withdrawn', version = version + 1 WHERE id = @Id", new { proposal.Id }, ct);
        await history.Add(Subject.Proposal, proposal.Id, proposal.State.ToString(), nameof(ProposalState.Withdrawn), ct: ct);
        await sites.End(proposal.Id, ct);
        if (proposal.TaskId is { } task) await send.Send(new CloseTask(task, TaskOutcome.NoLongerNeeded, "The team has taken it back"), ct);
    }

    /// <summary>Nobody answered within its working days. It stays in the list, and a late answer is taken.</summary>
    internal async Task Expire(Guid proposalId, CancellationToken ct)
    {
        var proposal = await Find(proposalId, ct);
        if (!AskedSteps.May(proposal.State, ProposalState.Expired) || proposal.AnswerDueOn >= clock.Today()) return;
        await db.Execute("UPDATE familyhubs_proposal SET state = 'Expired', version = version + 1 WHERE id = @Id", new { proposal.Id }, ct);
        await history.Add(Subject.Proposal, proposal.Id, proposal.State.ToString(), nameof(ProposalState.Expired), ct: ct);
    }

    /// <summary>The proposal, once it is sure that this answer may be given to it from what was seen; null where the same person gave it already.</summary>
    /// <exception cref="Conflict">Another hub, or a colleague, was first.</exception>
    internal async Task<Standing?> ToAnswer(Guid proposalId, ProposalState to, int version, CancellationToken ct)
    {
        var now = await Find(proposalId, ct);
        if (now.State == to && now.AnsweredBy == user.Id && now.Version == version + 1) return null;
        if (now.Version != version)
            throw new Conflict(now.State == ProposalState.Accepted ? "Another hub or a colleague was first and has accepted this." : "Somebody else has changed this. Look at what stands now, then try again.",
                new Dictionary<string, string?>(StringComparer.Ordinal) { ["Answer"] = AskedWords.Label(now.State) },
                new Dictionary<string, string?>(StringComparer.Ordinal) { ["Answer"] = AskedWords.Label(to) });
        AskedSteps.Check(now.State, to);
        return now;
    }

    /// <summary>The hub for which the user answers: the one that they chose, or the only one of theirs that was asked.</summary>
    internal async Task<Guid> SiteOf(Standing proposal, Guid? chosen, CancellationToken ct)
    {
        var mine = await sites.Mine(Permissions.AnswerProposals, ct);
        List<Guid> may = [.. (await sites.Of(proposal.Id, ct)).Where(mine.Contains)];
        if (chosen is { } site && !may.Contains(site)) throw new Refused("SiteId", "Choose one of your hubs that was asked");
        return chosen ?? (may is [var only] ? only : throw new Refused("SiteId", "Choose for which hub you answer"));
    }

    /// <summary>Keeps the answer, tells the team, and ends what was owed. What another hub accepted is that hub's.</summary>
    internal async Task Answer(Standing proposal, Guid siteId, ProposalState to, string? reason, Guid? bookingId, CancellationToken ct)
    {
        await db.ExecuteVersioned("""
            UPDATE familyhubs_proposal SET state = @to, site_id = @siteId, answered_at = @now, answered_by = @me, reason = @reason, booking_id = @bookingId, again_at = NULL, version = version + 1
            WHERE id = @Id AND version = @Version
            """, new { proposal.Id, proposal.Version, to, siteId, now = clock.Now(), me = user.Id, reason, bookingId }, ct: ct);
        await history.Add(Subject.Proposal, proposal.Id, proposal.State.ToString(), to.ToString(), reason, ct);
        if (to == ProposalState.Accepted) await involvements.Begin(proposal.HouseholdId, siteId, ct);
        await sites.End(proposal.Id, ct);
        if (proposal.TaskId is { } task) await send.Send(new CloseTask(task, TaskOutcome.Done), ct);
        await outbox.Add(new ProposalAnswered(proposal.DecisionId, to switch
        {
            ProposalState.Accepted => ProposalOutcome.Accepted,
            ProposalState.Declined => ProposalOutcome.Declined,
            _ => ProposalOutcome.FamilyDeclined,
        }, clock.Today()), ct);
    }
}
