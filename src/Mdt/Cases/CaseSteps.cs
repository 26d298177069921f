using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.HandOvers;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Mdt.Meetings;
using Neighbourhood.Mdt.Referrals;

namespace Neighbourhood.Mdt.Cases;

/// <summary>Why a case ended, for figures.</summary>
internal enum CaseEnd { GoalsMet, Declined, Transferred, Withdrawn }

/// <summary>The steps of a case, kept in its history and told to whoever shows them.</summary>
internal sealed class CaseSteps(Db db, CaseStates states, LeadOffers leads, Transfers transfers, ListLeaving lists, History history, IOutbox outbox, TimeProvider clock)
{
    /// <summary>Ends a case with its lead's work; false when it had ended before.</summary>
    internal async Task<bool> Close(Guid caseId, CaseEnd end, string reason, CancellationToken ct)
    {
        var today = clock.Today();
        var open = await db.Find<Open>("SELECT mdt_id, household_id, lead_user_id FROM mdt_case WHERE id = @caseId AND closed_on IS NULL", new { caseId }, ct);
        if (open is null) return false;
        // What was asked of others about it is over as well.
        await leads.CaseEnded(caseId, ct);
        await transfers.WithdrawWaiting(caseId, ct);
        await transfers.EndSuggestions(caseId, ct);
        var from = end == CaseEnd.Transferred ? CaseState.Transferring : await states.Of(caseId, ct);
        var to = end == CaseEnd.Transferred ? CaseState.Transferred : CaseState.Closed;
        await lists.Leave(caseId, open.HouseholdId, ct);
        if (end is CaseEnd.GoalsMet or CaseEnd.Declined) await EndReferrals(caseId, reason, ct);
        await db.Execute("""
            UPDATE mdt_case SET closed_on = @today, closed_code = @end, closed_reason = @reason, version = version + 1 WHERE id = @caseId AND closed_on IS NULL
            """, new { caseId, today, end, reason }, ct);
        await history.Add(Subject.Case, caseId, from.ToString(), to.ToString(), reason, ct);
        await outbox.Add(new MdtCaseClosed(caseId, open.HouseholdId, open.MdtId, today), ct);
        await outbox.Add(new MdtInvolvementEnded(caseId, open.HouseholdId, today), ct);
        await outbox.Add(new MdtInvolvementEnded(await LeadChange.InvolvementOf(db, caseId, open.LeadUserId, ct), open.HouseholdId, today), ct);
        return true;
    }

    /// <summary>The team talked about the family and ended its work: what else was referred of it was talked about with it, and waits for nothing.</summary>
    private async Task EndReferrals(Guid caseId, string reason, CancellationToken ct)
    {
        foreach (var waits in await db.Query<Waiting>("SELECT id, status FROM mdt_referral WHERE case_id = @caseId AND status IN ('Accepted', 'Listed') ORDER BY submitted_at, id", new { caseId }, ct))
        {
            if (waits.Status == ReferralStatus.Accepted)
                await history.Add(Subject.Referral, waits.Id, nameof(ReferralStatus.Accepted), nameof(ReferralStatus.Listed), "With the family's case", ct);
            await db.Execute("UPDATE mdt_referral SET status = 'Discussed', version = version + 1 WHERE id = @Id", new { waits.Id }, ct);
            await history.Add(Subject.Referral, waits.Id, nameof(ReferralStatus.Listed), nameof(ReferralStatus.Discussed), reason, ct);
        }
    }

    private sealed record Waiting(Guid Id, ReferralStatus Status);

    private sealed record Open(Guid MdtId, Guid HouseholdId, Guid LeadUserId);
}
