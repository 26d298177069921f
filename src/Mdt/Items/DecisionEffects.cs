using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Cases;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Decisions;
using Neighbourhood.Mdt.HandOvers;
using Neighbourhood.Mdt.Meetings;

namespace Neighbourhood.Mdt.Items;

/// <summary>What a decision does to its case when it first takes effect: at the closing of its item, or when it is confirmed.</summary>
internal sealed class DecisionEffects(Db db, LeadOffers leads, Transfers transfers, CaseSteps cases, Proposals proposals, TimeProvider clock)
{
    private sealed record Made(Guid CaseId, MdtDecisionCode Code, Guid? TargetUserId, Guid? ToMdtId, string? Detail, bool Confirmed);

    private sealed record Stands(Guid MdtId, Guid HouseholdId, Guid LeadUserId, DateOnly? ClosedOn);

    /// <summary>Takes effect once: the same again does nothing.</summary>
    internal async Task Act(Guid decisionId, CancellationToken ct)
    {
        var made = await db.Find<Made>("""
            SELECT case_id, code, target_user_id, to_mdt_id, detail, CASE WHEN confirmed_at IS NULL THEN 0 ELSE 1 END AS confirmed FROM mdt_decision WHERE id = @decisionId AND acted_at IS NULL AND removed_at IS NULL AND withdrawn_at IS NULL
            """, new { decisionId }, ct);
        if (made is null) return;
        await db.Execute("UPDATE mdt_decision SET acted_at = @now WHERE id = @decisionId", new { decisionId, now = clock.Now() }, ct);
        switch (made.Code)
        {
            case MdtDecisionCode.ChangeLead when made.TargetUserId is { } to:
                await ChangeLead(made, to, ct);
                break;
            case MdtDecisionCode.TransferToAnotherMdt when made.ToMdtId is { } team:
                await Transfer(decisionId, made.CaseId, team, made.Detail, ct);
                break;
            case MdtDecisionCode.CloseGoalsMet or MdtDecisionCode.CloseDeclined:
                await CheckNothingNew(decisionId, ct);
                await cases.Close(made.CaseId, made.Code == MdtDecisionCode.CloseGoalsMet ? CaseEnd.GoalsMet : CaseEnd.Declined, Decision.InWords(made.Code), ct);
                break;
            case MdtDecisionCode.ReferToHubSession or MdtDecisionCode.LinkToHub or MdtDecisionCode.OfferPeerSupport:
                await proposals.Open(decisionId, ct);
                break;
            default: // it is done by people: an action
                break;
        }
    }

    /// <summary>Whoever is chosen is asked, and leads once they accept.</summary>
    private async Task ChangeLead(Made made, Guid to, CancellationToken ct)
    {
        var now = (await db.Find<Stands>("SELECT mdt_id, household_id, lead_user_id, closed_on FROM mdt_case WHERE id = @CaseId", new { made.CaseId }, ct))!;
        if (to != now.LeadUserId && await Conflicts.Has(db, to, now.HouseholdId, ct))
            throw made.Confirmed
                ? new Refused("", "Whoever was chosen to lead has declared a conflict of interest with this family, so this cannot be confirmed. The chair can withdraw it, and somebody else be asked")
                : new Refused("Code", $"{Conflicts.NoLead}. Take that decision off first");
        await leads.Offer(clock.NewId(), made.CaseId, to, made.Detail, ct);
    }

    /// <summary>What was referred after the family was talked about would be lost with the case.</summary>
    private async Task CheckNothingNew(Guid decisionId, CancellationToken ct)
    {
        if (await db.Find<int>("""
            SELECT COUNT(*) FROM mdt_decision d JOIN mdt_item i ON i.id = d.item_id JOIN mdt_referral r ON r.case_id = d.case_id JOIN mdt_step s ON s.subject_id = r.id
            WHERE d.id = @decisionId AND r.status IN ('Accepted', 'Listed') AND s.subject = 'Referral' AND s.to_status = 'Accepted' AND s.at > i.ended_at
            """, new { decisionId }, ct) > 0)
            throw new Refused("", "A referral of this family that came later has not been talked about yet, so the case cannot be closed now: talk about it first, or withdraw this decision");
    }

    /// <summary>The other team is asked; one that was asked before is not any more. A case that the same meeting closed stays closed.</summary>
    private async Task Transfer(Guid decisionId, Guid caseId, Guid toMdtId, string? note, CancellationToken ct)
    {
        var now = (await db.Find<Stands>("SELECT mdt_id, household_id, lead_user_id, closed_on FROM mdt_case WHERE id = @caseId", new { caseId }, ct))!;
        var before = await transfers.Waiting(caseId, ct);
        if (now.ClosedOn is not null || now.MdtId == toMdtId || before?.ToMdtId == toMdtId) return;
        if (before is not null) await transfers.WithdrawWaiting(caseId, ct);
        await transfers.Begin(clock.NewId(), caseId, toMdtId, TransferWhy.Decided, note ?? "Decided at a meeting: ask the team that has the case how things stand.", decisionId, ct);
    }
}
