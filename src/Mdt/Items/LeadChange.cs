using System.Security.Cryptography;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;

namespace Neighbourhood.Mdt.Items;

/// <summary>Every case has exactly one lead practitioner; who was and who is told to whoever shows it.</summary>
internal sealed class LeadChange(Db db, IOutbox outbox, TimeProvider clock)
{
    /// <summary>The id under which a lead's involvement begins and ends: always the same for a case and a worker.</summary>
    internal static Guid Involvement(Guid caseId, Guid leadUserId) =>
        new(SHA256.HashData([.. caseId.ToByteArray(), .. leadUserId.ToByteArray()]).AsSpan(0, 16));

    internal async Task To(Guid caseId, Guid householdId, Guid from, Guid to, CancellationToken ct)
    {
        if (from == to) return;
        await db.Execute("UPDATE mdt_case SET lead_user_id = @to, version = version + 1 WHERE id = @caseId", new { caseId, to }, ct);
        await outbox.Add(new MdtInvolvementEnded(Involvement(caseId, from), householdId, clock.Today()), ct);
        await outbox.Add(new MdtInvolvementBegan(Involvement(caseId, to), householdId, null, null, to, "lead", clock.Today(), Shown: true), ct);
    }
}
