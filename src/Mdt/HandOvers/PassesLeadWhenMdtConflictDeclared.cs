using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Aliases;
using Neighbourhood.Mdt.Contracts;

namespace Neighbourhood.Mdt.HandOvers;

/// <summary>Who declared a conflict with a family is not asked to lead its cases any more, and what they led goes to whoever runs the team.</summary>
internal sealed class PassesLeadWhenMdtConflictDeclared(Db db, AliasCopy aliases, LeadOffers offers) : IWhen<MdtConflictDeclared>
{
    public async Task Handle(MdtConflictDeclared happened, CancellationToken ct)
    {
        var ids = await aliases.AllOf(happened.HouseholdId, ct);
        foreach (var open in await db.Query<Open>("SELECT id, lead_user_id FROM mdt_case WHERE household_id IN @ids AND closed_on IS NULL ORDER BY id", new { ids }, ct))
        {
            if (await offers.Waiting(open.Id, ct) is { } offer && offer.ToUserId == happened.UserId) await offers.Lapse(offer, "They declared a conflict of interest", ct);
            if (open.LeadUserId == happened.UserId) await offers.PassOn(open.Id, ct);
        }
    }

    private sealed record Open(Guid Id, Guid LeadUserId);
}
