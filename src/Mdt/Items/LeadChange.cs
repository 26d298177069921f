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
        // Each time of leading has an id of its own: somebody may lead again.
        var (before, now) = (await InvolvementOf(db, caseId, from, ct), clock.NewId());
        await db.ExecuteVersioned("UPDATE mdt_case SET lead_user_id = @to, lead_involvement_id = @now, version = version + 1 WHERE id = @caseId AND version = @caseVersion", new { caseId, to, now, caseVersion },
            "Somebody else has changed this case. Look at who leads now, then try again.", ct: ct);
        await outbox.Add(new MdtInvolvementEnded(before, householdId, clock.Today()), ct);
        await outbox.Add(new MdtInvolvementBegan(now, householdId, null, mdtId, to, "lead", clock.Today(), Shown: true), ct);
    }

    /// <summary>Under which id the lead's work with the family began: the first lead's is made of case and worker.</summary>
    internal static async Task<Guid> InvolvementOf(Db db, Guid caseId, Guid lead, CancellationToken ct) =>
        await db.Query<Guid>("SELECT lead_involvement_id FROM mdt_case WHERE id = @caseId AND lead_involvement_id IS NOT NULL", new { caseId }, ct) is [var one] ? one : Case.LeadInvolvement(caseId, lead);
}
