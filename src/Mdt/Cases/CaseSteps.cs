using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.HandOvers;
using Neighbourhood.Mdt.Items;

namespace Neighbourhood.Mdt.Cases;

/// <summary>Why a case ended, for figures.</summary>
internal enum CaseEnd { GoalsMet, Declined, Transferred, Withdrawn }

/// <summary>The steps of a case, kept in its history and told to whoever shows them.</summary>
internal sealed class CaseSteps(Db db, CaseStates states, LeadOffers leads, Transfers transfers, History history, IOutbox outbox, TimeProvider clock)
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
        await db.Execute("""
            UPDATE mdt_case SET closed_on = @today, closed_code = @end, closed_reason = @reason, version = version + 1 WHERE id = @caseId AND closed_on IS NULL
            """, new { caseId, today, end, reason }, ct);
        await history.Add(Subject.Case, caseId, from.ToString(), to.ToString(), reason, ct);
        await outbox.Add(new MdtCaseClosed(caseId, open.HouseholdId, open.MdtId, today), ct);
        await outbox.Add(new MdtInvolvementEnded(caseId, open.HouseholdId, today), ct);
        await outbox.Add(new MdtInvolvementEnded(await LeadChange.InvolvementOf(db, caseId, open.LeadUserId, ct), open.HouseholdId, today), ct);
        return true;
    }

    private sealed record Open(Guid MdtId, Guid HouseholdId, Guid LeadUserId);
}
