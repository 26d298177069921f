using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Mdt.Meetings;
using Neighbourhood.Mdt.Teams;

namespace Neighbourhood.Mdt.Decisions;

/// <summary>All that a decision's page shows, and what the viewer may do with it now.</summary>
/// <param name="Target">The other team, the new lead, or with whom a visit is made.</param>
/// <param name="Changed">It has changed the case already: taking it back does not undo that.</param>
/// <param name="LeftOut">Somebody in the family objects: what is written about them is not in this answer.</param>
/// <param name="Objected">The same, for the chair, who still sees it.</param>
/// <param name="WhyNotNow">Why the chair cannot confirm at this moment; null when they can, or when there is nothing to confirm.</param>
internal sealed record DecisionView(
    Guid Id, Guid CaseId, string Family, string Team, string Meeting, DateTimeOffset MadeAt, MdtDecisionCode? Code, string? Detail, string? Target, bool AgreedWithFamily, bool Provisional,
    DecisionState State, bool Acted, bool Changed, string? ReasonForReceiver, string? WithdrawnReason, DecisionView.Proposed? Proposal, IReadOnlyList<DecisionView.Lacking> Missing,
    DecisionView.Referred Safeguarding, IReadOnlyList<DecisionView.Step> History, bool LeftOut, bool Objected, DecisionView.Choices May, string? WhyNotNow)
{
    /// <param name="Given">Of peer support alone; null where somebody in the family objects, too.</param>
    internal sealed record Proposed(ProposalState State, DateOnly DueOn, DateOnly? AnsweredOn, bool FamilyDeclined, ProposalGiven? Given);

    /// <summary>A profession that was missing, and what its members have said since: null where nobody has.</summary>
    internal sealed record Lacking(string Profession, bool? Agrees);

    /// <param name="IsEscalated">It was decided to escalate: the referral itself has a reference and a day.</param>
    internal sealed record Referred(bool IsEscalated, string? Reference, DateOnly? On)
    {
        internal bool IsMissing => IsEscalated && Reference is null;
    }

    internal sealed record Step(string What, string By, DateTimeOffset At, string? Reason);

    internal sealed record Choices(bool Confirm, bool Withdraw, bool Answer, bool GiveReference);
}

/// <summary>Asks for one decision whose item is closed.</summary>
[Allows(Permissions.ViewDecision, On = nameof(DecisionId))]
internal sealed record SeeDecision(Guid DecisionId) : IQuery<DecisionView>;

internal sealed class AnswerSeeDecision(
    Db db, ISend send, CurrentUser user, Guard guard, Names names, History history, Objections objections, Audit audit) : IQueryHandler<SeeDecision, DecisionView>
{
    private sealed record Row(
        Guid CaseId, Guid? ReferralId, Guid HouseholdId, Guid MdtId, string Team, string Meeting, DateTimeOffset MadeAt, MdtDecisionCode Code, string? Detail, string? OtherTeam, Guid? TargetUserId,
        bool AgreedWithFamily, bool Provisional, DateTimeOffset? ActedAt, DateTimeOffset? ConfirmedAt, DateTimeOffset? WithdrawnAt, string? WithdrawnReason, string? ReasonForReceiver,
        string? SafeguardingReference, DateOnly? SafeguardingReferredOn)
    {
        internal DecisionState State => new DecisionFacts(ItemStatus.Discussed, Removed: false, Provisional, ConfirmedAt is not null, WithdrawnAt is not null).State;
    }

    private sealed record Kept(DateOnly AnswerDueOn, ProposalAnswer? Outcome, DateOnly? AnsweredOn, DateTimeOffset? ExpiredAt, int Standing, int Ended);

    private sealed record Said(string Profession, int Agreed, int Refused);

    public async Task<DecisionView> Handle(SeeDecision query, CancellationToken ct)
    {
        var row = await db.Find<Row>("""
            SELECT d.case_id, i.referral_id, c.household_id, m.mdt_id, t.name AS team, m.title AS meeting, d.made_at, d.code, d.detail, o.name AS other_team, d.target_user_id,
                   d.agreed_with_family, d.provisional, d.acted_at, d.confirmed_at, d.withdrawn_at, d.withdrawn_reason, d.reason_for_receiver, d.safeguarding_reference, d.safeguarding_referred_on
            FROM mdt_decision d JOIN mdt_item i ON i.id = d.item_id JOIN mdt_meeting m ON m.id = i.meeting_id JOIN mdt_team t ON t.id = m.mdt_id JOIN mdt_case c ON c.id = d.case_id
                 LEFT JOIN mdt_team o ON o.id = d.to_mdt_id
            WHERE d.id = @DecisionId AND d.removed_at IS NULL AND i.status = 'Discussed'
            """, query, ct) ?? throw new NotFound("The decision");
        var proposal = await db.Find<Kept>("""
            SELECT answer_due_on, outcome, answered_on, expired_at,
                (SELECT COUNT(*) FROM mdt_proposal_match m WHERE m.decision_id = p.decision_id AND m.ended = 0) AS standing, (SELECT COUNT(*) FROM mdt_proposal_match m WHERE m.decision_id = p.decision_id AND m.ended = 1) AS ended
            FROM mdt_proposal p WHERE decision_id = @DecisionId
            """, query, ct);
        var missing = await db.Query<Said>("""
            SELECT m.profession, COALESCE(SUM(CASE WHEN a.agrees = 1 THEN 1 ELSE 0 END), 0) AS agreed, COALESCE(SUM(CASE WHEN a.agrees = 0 THEN 1 ELSE 0 END), 0) AS refused
            FROM mdt_decision_missing m LEFT JOIN mdt_decision_answer a ON a.decision_id = m.decision_id AND a.profession = m.profession
            WHERE m.decision_id = @DecisionId GROUP BY m.profession ORDER BY m.profession
            """, query, ct);
        var steps = await history.Of(query.DecisionId, ct);
        var chairs = await guard.Reaches(Permissions.Chair, nameof(query.DecisionId), query.DecisionId, ct);
        var heard = await objections.InCases([row.CaseId], ct);
        var leftOut = !chairs && heard.In(row.CaseId, row.ReferralId).IsHidden;
        var may = await May(query.DecisionId, row, chairs, missing, ct);
        var sitting = chairs && row.State == DecisionState.Provisional ? await Sitting.For(db, row.MdtId, row.HouseholdId, ct) : null;
        var people = await db.Query<Guid>("""
            SELECT DISTINCT p.person_id FROM mdt_referral r JOIN mdt_referral_person p ON p.referral_id = r.id WHERE r.case_id = @CaseId AND r.status NOT IN ('Declined', 'Withdrawn')
            """, new { row.CaseId }, ct);

        var family = (await names.OfHouseholds([row.HouseholdId], ct)).GetValueOrDefault(row.HouseholdId, Names.Unknown);
        var workers = await send.Names([row.TargetUserId, .. steps.Select(s => s.ByUser)], ct);
        audit.Saw(people.Where(p => chairs || !heard.Hides(p))); // last: what is asked in between writes its own row
        string? Word(string? text) => leftOut ? null : text;

        return new(query.DecisionId, row.CaseId, family, row.Team, row.Meeting, row.MadeAt, DecisionStates.Shown(row.Code, leftOut), Word(row.Detail),
            Word(row.OtherTeam ?? (row.TargetUserId is null ? null : workers(row.TargetUserId))),
            row.AgreedWithFamily, row.Provisional, row.State, row.ActedAt is not null, row.ActedAt is not null && Decision.ChangesCase(row.Code), Word(row.ReasonForReceiver), Word(row.WithdrawnReason),
            proposal is null ? null : new(
                new ProposalFacts(proposal.Outcome, proposal.ExpiredAt is not null, row.WithdrawnAt is not null).State, proposal.AnswerDueOn, proposal.AnsweredOn, proposal.Outcome == ProposalAnswer.FamilyDeclined,
                leftOut ? null : Proposals.Given(proposal.Standing, proposal.Ended)),
            [.. missing.Select(m => new DecisionView.Lacking(Professions.Name(m.Profession), m.Refused > 0 ? false : m.Agreed > 0 ? true : null))],
            new(row.Code == MdtDecisionCode.EscalateToSafeguarding, Word(row.SafeguardingReference), leftOut ? null : row.SafeguardingReferredOn),
            [.. steps.Select(s => new DecisionView.Step(DecisionStates.StepInWords(s.ToStatus), workers(s.ByUser), s.At, Word(s.Reason)))],
            leftOut, chairs && heard.In(row.CaseId, row.ReferralId).IsObjected, may with { Confirm = sitting is { IsQuorate: true } }, sitting is { IsQuorate: false } ? sitting.Why : null);
    }

    private async Task<DecisionView.Choices> May(Guid decisionId, Row row, bool chairs, IReadOnlyList<Said> missing, CancellationToken ct)
    {
        var writes = await guard.Reaches(Permissions.AnswerDecision, "DecisionId", decisionId, ct);
        var mine = row.State == DecisionState.Provisional && writes && await DecisionSteps.InWriting(send, ct) ? await AnswerDecision.ProfessionOf(db, row.MdtId, user.Id, ct) : null;
        return new(false, chairs && DecisionStates.May(row.State, DecisionState.Withdrawn, DecisionActor.Chair), missing.Any(m => m.Profession == mine),
            writes && row.Code == MdtDecisionCode.EscalateToSafeguarding && DecisionStates.Stands(row.State));
    }
}
