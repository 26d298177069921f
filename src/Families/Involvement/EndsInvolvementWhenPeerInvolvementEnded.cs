using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Contracts;

namespace Neighbourhood.Families.Involvement;

/// <summary>Peer support no longer works with a household: it leaves the scope of the coordinators. An end that comes before its beginning is kept, so that it never stays open.</summary>
internal sealed class EndsInvolvementWhenPeerInvolvementEnded(Db db) : IWhen<PeerInvolvementEnded>
{
    public async Task Handle(PeerInvolvementEnded happened, CancellationToken ct)
    {
        var touched = await db.Execute("""
            UPDATE families_involvement SET to_on = COALESCE(to_on, @On) WHERE id = @InvolvementId AND household_id = @HouseholdId
            """, happened, ct);
        if (touched == 0)
            await db.Execute("""
                INSERT INTO families_involvement (id, household_id, kind, shown, to_on)
                VALUES (@InvolvementId, @HouseholdId, 'ended', 0, @On)
                """, happened, ct);
    }
}
