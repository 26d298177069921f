using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Involvement;

/// <summary>A hub begins to work with a household, or is asked to: from now it is in the scope of the hub's staff, and on its card where it is shown.</summary>
internal sealed class RecordsInvolvementWhenHubInvolvementBegan(Db db) : IWhen<HubInvolvementBegan>
{
    public async Task Handle(HubInvolvementBegan happened, CancellationToken ct)
    {
        // Delivered again, or after its own end: the row is there, and what it lacks is filled; an end that stands is kept.
        var touched = await db.Execute("""
            UPDATE families_involvement SET household_id = @HouseholdId, organisation_id = @OrganisationId, team_or_site_id = @SiteId, kind = @Kind, shown = @Shown, from_on = @On
            WHERE id = @InvolvementId AND household_id = @HouseholdId
            """, happened, ct);
        if (touched == 0)
            await db.Execute("""
                INSERT INTO families_involvement (id, household_id, organisation_id, team_or_site_id, kind, shown, from_on)
                VALUES (@InvolvementId, @HouseholdId, @OrganisationId, @SiteId, @Kind, @Shown, @On)
                """, happened, ct);
    }
}
