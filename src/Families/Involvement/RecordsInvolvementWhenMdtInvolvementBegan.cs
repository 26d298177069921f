using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;

namespace Neighbourhood.Families.Involvement;

/// <summary>A team, or a worker for it, begins to work with a household: from now it is in their scope, or its name is theirs to see.</summary>
internal sealed class RecordsInvolvementWhenMdtInvolvementBegan(Db db) : IWhen<MdtInvolvementBegan>
{
    public async Task Handle(MdtInvolvementBegan happened, CancellationToken ct)
    {
        // Delivered again, or after its own end: the row is there, and what it lacks is filled; an end that stands is kept, unless it begins anew.
        var touched = await db.Execute("""
            UPDATE families_involvement SET household_id = @HouseholdId, organisation_id = @OrganisationId, team_or_site_id = @TeamId, user_id = @UserId,
                kind = @Kind, shown = @Shown, from_on = @On,
                to_on = CASE WHEN @Again = 1 AND to_on <= @On THEN NULL ELSE to_on END
            WHERE id = @InvolvementId AND household_id = @HouseholdId
            """, happened, ct);
        if (touched == 0)
            await db.Execute("""
                INSERT INTO families_involvement (id, household_id, organisation_id, team_or_site_id, user_id, kind, shown, from_on)
                VALUES (@InvolvementId, @HouseholdId, @OrganisationId, @TeamId, @UserId, @Kind, @Shown, @On)
                """, happened, ct);
    }
}
