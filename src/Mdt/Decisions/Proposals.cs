using Neighbourhood.Areas.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Actions;
using Neighbourhood.Mdt.Contracts;

namespace Neighbourhood.Mdt.Decisions;

/// <summary>What a team proposes to another module: an action stands for it until the answer comes, and no longer than its days in silence.</summary>
internal sealed class Proposals(Db db, ISend send, DecisionPeople people, ActionSteps actions, History history, IOutbox outbox, TimeProvider clock)
{
    private sealed record Made(MdtDecisionCode Code, Guid CaseId, Guid ItemId, Guid MdtId, Guid HouseholdId, Guid LeadUserId);

    private sealed record Kept(
        MdtDecisionCode Code, Guid MdtId, Guid HouseholdId, Guid LeadUserId, Guid ActionId, ProposalAnswer? Outcome, DateOnly? AnsweredOn, bool Expired, bool Withdrawn)
    {
        internal ProposalState State => new ProposalFacts(Outcome, Expired, Withdrawn).State;
    }

    /// <summary>Leaves as a proposal: the lead practitioner owes that the answer comes.</summary>
    internal async Task Open(Guid decisionId, CancellationToken ct)
    {
        var made = (await db.Find<Made>("""
            SELECT d.code, d.case_id, d.item_id, m.mdt_id, c.household_id, c.lead_user_id
            FROM mdt_decision d JOIN mdt_item i ON i.id = d.item_id JOIN mdt_meeting m ON m.id = i.meeting_id JOIN mdt_case c ON c.id = d.case_id WHERE d.id = @decisionId
            """, new { decisionId }, ct))!;
        var (action, now) = (clock.NewId(), clock.Now());
        var due = await send.Ask(new AddWorkingDays(clock.Today(), await send.Number("mdt.proposalAnswerWd", ct: ct)), ct);
        var owner = await people.Lead(made.MdtId, made.HouseholdId, made.LeadUserId, ct);
        await db.Execute("""
            INSERT INTO mdt_action (id, case_id, item_id, decision_id, text, owner_user_id, due_on, made_at, version)
            VALUES (@action, @CaseId, @ItemId, @decisionId, @text, @owner, @due, @now, 1)
            """, new { action, made.CaseId, made.ItemId, decisionId, text = ProposalStates.Action(made.Code), owner, due, now }, ct);
        await db.Execute("""
            INSERT INTO mdt_proposal (decision_id, action_id, proposed_at, answer_due_on) VALUES (@decisionId, @action, @now, @due)
            """, new { decisionId, action, now, due }, ct);
        await history.Add(Subject.Decision, decisionId, null, nameof(ProposalState.Proposed), ct: ct);
        await history.Add(Subject.Action, action, null, nameof(ActionStatus.Open), ct: ct);
        await outbox.Add(new MdtActionAssigned(action, made.CaseId, owner, due), ct);
    }

    /// <summary>The answer closes the action. One to something unknown, withdrawn or answered before changes nothing.</summary>
    /// <param name="isAnswerers">Whether a decision of this code is the answering module's to answer.</param>
    internal async Task Answered(Guid decisionId, Func<MdtDecisionCode, bool> isAnswerers, ProposalAnswer answer, DateOnly on, CancellationToken ct)
    {
        var to = answer == ProposalAnswer.Accepted ? ProposalState.Accepted : ProposalState.Declined;
        if (await Find(decisionId, ct) is not { } kept || !isAnswerers(kept.Code) || !ProposalStates.May(kept.State, to)) return;
        if (await db.Execute("""
            UPDATE mdt_proposal SET outcome = @answer, answered_on = @on WHERE decision_id = @decisionId AND outcome IS NULL
            """, new { decisionId, answer, on }, ct) == 0) return;
        await history.Add(Subject.Decision, decisionId, kept.State.ToString(), to.ToString(), ct: ct);
        await actions.Answered(kept.ActionId, ProposalStates.Evidence(kept.Code, answer, on, await Given(decisionId, ct)), ct);
        if (to == ProposalState.Declined)
            await Tell(MdtNoticeKind.ProposalDeclined, decisionId,
                [.. await people.Coordinator(kept.MdtId, kept.HouseholdId, ct), await people.Lead(kept.MdtId, kept.HouseholdId, kept.LeadUserId, ct)], ct);
    }

    /// <summary>Its days are over without an answer: the coordinator is told, once. Nothing else changes; a late answer is taken.</summary>
    internal async Task Expire(Guid decisionId, CancellationToken ct)
    {
        if (await Find(decisionId, ct) is not { } kept || !ProposalStates.May(kept.State, ProposalState.Expired)) return;
        if (await db.Execute("""
            UPDATE mdt_proposal SET expired_at = @now WHERE decision_id = @decisionId AND outcome IS NULL AND expired_at IS NULL
            """, new { decisionId, now = clock.Now() }, ct) == 0) return;
        await history.Add(Subject.Decision, decisionId, nameof(ProposalState.Proposed), nameof(ProposalState.Expired), ct: ct);
        await Tell(MdtNoticeKind.ProposalSilent, decisionId, await people.Coordinator(kept.MdtId, kept.HouseholdId, ct), ct);
    }

    /// <summary>Somebody to talk to was found for the family, or no longer is: the action says so, and no more. In any order, and again, the same; one that ended never begins anew.</summary>
    internal async Task Matched(Guid decisionId, Guid matchId, bool ended, CancellationToken ct)
    {
        if (await Find(decisionId, ct) is not { } kept || !ProposalStates.IsForPeers(kept.Code)) return;
        var row = new { matchId, decisionId, ended };
        await db.Execute("""
            INSERT INTO mdt_proposal_match (match_id, decision_id, ended) SELECT @matchId, @decisionId, @ended WHERE NOT EXISTS (SELECT 1 FROM mdt_proposal_match WHERE match_id = @matchId)
            """, row, ct);
        if (ended) await db.Execute("UPDATE mdt_proposal_match SET ended = 1 WHERE match_id = @matchId AND decision_id = @decisionId", row, ct);
        // Until the answer itself is heard the action is open, and says it then.
        if (kept is { Outcome: { } answer, AnsweredOn: { } on }) await actions.Reworded(kept.ActionId, ProposalStates.Evidence(kept.Code, answer, on, await Given(decisionId, ct)), ct);
    }

    /// <summary>Offered while any of them stands; null where nobody was found yet.</summary>
    internal static ProposalGiven? Given(int standing, int ended) => standing > 0 ? ProposalGiven.Offered : ended > 0 ? ProposalGiven.Ended : null;

    private async Task<ProposalGiven?> Given(Guid decisionId, CancellationToken ct)
    {
        var ended = await db.Query<bool>("SELECT ended FROM mdt_proposal_match WHERE decision_id = @decisionId", new { decisionId }, ct);
        return Given(ended.Count(e => !e), ended.Count(e => e));
    }

    private Task<Kept?> Find(Guid decisionId, CancellationToken ct) => db.Find<Kept>("""
        SELECT d.code, m.mdt_id, c.household_id, c.lead_user_id, p.action_id, p.outcome, p.answered_on,
               CASE WHEN p.expired_at IS NULL THEN 0 ELSE 1 END AS expired, CASE WHEN d.withdrawn_at IS NULL THEN 0 ELSE 1 END AS withdrawn
        FROM mdt_proposal p JOIN mdt_decision d ON d.id = p.decision_id JOIN mdt_item i ON i.id = d.item_id JOIN mdt_meeting m ON m.id = i.meeting_id JOIN mdt_case c ON c.id = d.case_id
        WHERE p.decision_id = @decisionId
        """, new { decisionId }, ct);

    private async Task Tell(MdtNoticeKind kind, Guid decisionId, IReadOnlyList<Guid> people, CancellationToken ct)
    {
        if (people.Count > 0) await outbox.Add(new MdtNoticeGiven(clock.NewId(), kind, [.. people.Distinct()], decisionId), ct);
    }
}
