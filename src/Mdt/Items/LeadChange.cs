using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Cases;
using Neighbourhood.Mdt.Contracts;

namespace Neighbourhood.Mdt.Items;

/// <summary>Every case has exactly one lead practitioner; who was and who is told to whoever shows it.</summary>
internal sealed class LeadChange(Db db, IOutbox outbox, TimeProvider clock)
{
    /// <param name="caseVersion">Of the case as it was seen: of two changes at once the second is a conflict.</param>
    internal async Task To(Guid mdtId, Guid caseId, Guid householdId, Guid from, Guid to, int caseVersion, CancellationToken ct)
    {
        if (from == to) return;
        await db.ExecuteVersioned("UPDATE mdt_case SET lead_user_id = @to, version = version + 1 WHERE id = @caseId AND version = @caseVersion", new { caseId, to, caseVersion },
            "Somebody else has changed this case. Look at who leads now, then try again.", ct: ct);
        await outbox.Add(new MdtInvolvementEnded(Case.LeadInvolvement(caseId, from), householdId, clock.Today()), ct);
        await outbox.Add(new MdtInvolvementBegan(Case.LeadInvolvement(caseId, to), householdId, null, mdtId, to, "lead", clock.Today(), Shown: true), ct);
    }
}
