using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Meetings;

namespace Neighbourhood.Mdt.Decisions;

/// <summary>The one line that a team meant for whoever receives its proposal: to hub staff for a hub, to the coordinator of peer support for peers, and nothing else of the case.</summary>
internal sealed class AnswerGetReasonForDecision(Db db, CurrentUser user, Objections objections, Audit audit) : IQueryHandler<GetReasonForDecision, string?>
{
    private sealed record Row(Guid CaseId, Guid HouseholdId, MdtDecisionCode Code, string? ReasonForReceiver);

    public async Task<string?> Handle(GetReasonForDecision query, CancellationToken ct)
    {
        // A proposal is made when its decision takes effect: what waits for a quorum has none.
        var row = await db.Find<Row>("""
            SELECT d.case_id, c.household_id, d.code, d.reason_for_receiver
            FROM mdt_decision d JOIN mdt_proposal p ON p.decision_id = d.id JOIN mdt_case c ON c.id = d.case_id WHERE d.id = @DecisionId AND d.withdrawn_at IS NULL
            """, query, ct);
        if (row?.ReasonForReceiver is not { } reason || !IsTheirs(row.Code)) return null;
        if (user.Id is { } me && await Conflicts.Has(db, me, row.HouseholdId, ct)) return null;
        if ((await objections.InCases([row.CaseId], ct)).In(row.CaseId, null).IsObjected) return null;
        var people = await db.Query<Guid>("""
            SELECT DISTINCT p.person_id FROM mdt_referral r JOIN mdt_referral_person p ON p.referral_id = r.id WHERE r.case_id = @CaseId AND r.status NOT IN ('Declined', 'Withdrawn')
            """, new { row.CaseId }, ct);
        audit.Saw([row.HouseholdId, .. people]); // last: what is asked in between writes its own row
        return reason;
    }

    private bool IsTheirs(MdtDecisionCode code) =>
        user.IsSystem || (ProposalStates.IsForHub(code) ? user.Has(Roles.HubWorker) || user.Has(Roles.HubManager) : user.Has(Roles.PeerCoordinator));
}
