using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Contracts;

namespace Neighbourhood.Families.Involvement;

/// <summary>Peer support begins to work with a household: from now it is in the scope of that programme's coordinators, on nobody else's card, and in no supporter's scope.</summary>
internal sealed class RecordsInvolvementWhenPeerInvolvementBegan(Db db) : IWhen<PeerInvolvementBegan>
{
    public async Task Handle(PeerInvolvementBegan happened, CancellationToken ct)
    {
        // An end that stands is kept.
        var touched = await db.Execute("""
            UPDATE families_involvement SET person_id = @PersonId, organisation_id = @OrganisationId, team_or_site_id = @TeamId, kind = @Kind, shown = @Shown, from_on = @On
            WHERE id = @InvolvementId AND household_id = @HouseholdId
            """, happened, ct);
        if (touched == 0)
            await db.Execute("""
                INSERT INTO families_involvement (id, household_id, person_id, organisation_id, team_or_site_id, kind, shown, from_on)
                VALUES (@InvolvementId, @HouseholdId, @PersonId, @OrganisationId, @TeamId, @Kind, @Shown, @On)
                """, happened, ct);
    }
}
