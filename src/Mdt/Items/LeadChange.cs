using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Cases;
using Neighbourhood.Mdt.Contracts;

namespace Neighbourhood.Mdt.Items;

/// <summary>Every case has exactly one lead practitioner; who was and who is told to whoever shows it.</summary>
internal sealed class LeadChange(Db db, IOutbox outbox, TimeProvider clock)
{
    internal async Task To(Guid mdtId, Guid caseId, Guid householdId, Guid from, Guid to, CancellationToken ct)
    {
        if (from == to) return;
        await db.Execute("UPDATE mdt_case SET lead_user_id = @to, version = version + 1 WHERE id = @caseId", new { caseId, to }, ct);
        await outbox.Add(new MdtInvolvementEnded(Case.LeadInvolvement(caseId, from), householdId, clock.Today()), ct);
        await outbox.Add(new MdtInvolvementBegan(Case.LeadInvolvement(caseId, to), householdId, null, mdtId, to, "lead", clock.Today(), Shown: true), ct);
    }
}
