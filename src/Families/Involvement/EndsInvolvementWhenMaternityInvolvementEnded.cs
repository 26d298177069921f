using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Involvement;

/// <summary>Maternity care no longer works with a household: it leaves the scope of her midwife. An end that comes before its beginning is kept, so that it never stays open.</summary>
internal sealed class EndsInvolvementWhenMaternityInvolvementEnded(Db db) : IWhen<MaternityInvolvementEnded>
{
    public async Task Handle(MaternityInvolvementEnded happened, CancellationToken ct)
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
