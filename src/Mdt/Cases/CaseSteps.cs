using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;

namespace Neighbourhood.Mdt.Cases;

/// <summary>Why a case ended, for figures.</summary>
internal enum CaseEnd { GoalsMet, Declined, Transferred, Withdrawn }

/// <summary>The steps of a case, kept in its history and told to whoever shows them.</summary>
internal sealed class CaseSteps(Db db, History history, IOutbox outbox, TimeProvider clock)
{
    /// <summary>Ends a case with its lead's work; false when it had ended before.</summary>
    internal async Task<bool> Close(Guid caseId, CaseEnd end, string reason, CancellationToken ct)
    {
        var today = clock.Today();
        var open = await db.Find<Open>("SELECT mdt_id, household_id, lead_user_id FROM mdt_case WHERE id = @caseId AND closed_on IS NULL", new { caseId }, ct);
        if (open is null) return false;
        await db.Execute("""
            UPDATE mdt_case SET closed_on = @today, closed_code = @end, closed_reason = @reason, version = version + 1 WHERE id = @caseId AND closed_on IS NULL
            """, new { caseId, today, end, reason }, ct);
        await history.Add(Subject.Case, caseId, nameof(CaseStatus.Open), nameof(CaseStatus.Closed), reason, ct);
        await outbox.Add(new MdtCaseClosed(caseId, open.HouseholdId, open.MdtId, today), ct);
        await outbox.Add(new MdtInvolvementEnded(caseId, open.HouseholdId, today), ct);
        await outbox.Add(new MdtInvolvementEnded(Case.LeadInvolvement(caseId, open.LeadUserId), open.HouseholdId, today), ct);
        return true;
    }

    private sealed record Open(Guid MdtId, Guid HouseholdId, Guid LeadUserId);
}
