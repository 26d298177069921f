using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Involvement;

/// <summary>Maternity care begins to work with a household: from now it is in the scope of her midwife, and on its card only where she agreed.</summary>
internal sealed class RecordsInvolvementWhenMaternityInvolvementBegan(Db db) : IWhen<MaternityInvolvementBegan>
{
    public async Task Handle(MaternityInvolvementBegan happened, CancellationToken ct)
    {
        // Told again where she agreed later, or another midwife took over; an end that stands is kept.
        var touched = await db.Execute("""
            UPDATE families_involvement SET person_id = @PersonId, organisation_id = @OrganisationId, team_or_site_id = @TeamId, user_id = @UserId, kind = @Kind, shown = @Shown, from_on = @On
            WHERE id = @InvolvementId AND household_id = @HouseholdId
            """, happened, ct);
        if (touched == 0)
            await db.Execute("""
                INSERT INTO families_involvement (id, household_id, person_id, organisation_id, team_or_site_id, user_id, kind, shown, from_on)
                VALUES (@InvolvementId, @HouseholdId, @PersonId, @OrganisationId, @TeamId, @UserId, @Kind, @Shown, @On)
                """, happened, ct);
    }
}
