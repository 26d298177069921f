using Neighbourhood.Families.Involvement;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.People;

/// <summary>A person lies within the households that they belong to today: whoever works with one of them reaches the person.</summary>
internal sealed class PersonScope(Db db, TimeProvider clock) : IScope
{
    public string Property => "PersonId";

    public async Task<Reach> Of(Guid id, CancellationToken ct)
    {
        var rows = await db.Query<Row>("""
            SELECT h.neighbourhood_id, i.team_or_site_id, i.user_id
            FROM families_person p
            LEFT JOIN families_member m ON m.person_id = p.id AND m.from_on <= @today AND (m.to_on IS NULL OR m.to_on > @today)
            LEFT JOIN families_household h ON h.id = m.household_id
            LEFT JOIN families_involvement i ON i.household_id = h.id AND i.kind <> @Invited AND i.from_on <= @today AND (i.to_on IS NULL OR i.to_on > @today)
            WHERE p.id = @id
            """, new { id, Involvements.Invited, today = clock.Today() }, ct);
        if (rows.Count == 0) return Reach.Nothing;
        var barred = await db.Query<Guid>("""
            SELECT b.user_id FROM families_barred b JOIN families_member m ON m.household_id = b.household_id
            WHERE m.person_id = @id AND m.from_on <= @today AND (m.to_on IS NULL OR m.to_on > @today)
            """, new { id, today = clock.Today() }, ct);
        return Reach.Of(rows.SelectMany(r => new[] { r.NeighbourhoodId, r.TeamOrSiteId, r.UserId }).OfType<Guid>(), barred);
    }

    private sealed record Row(Guid? NeighbourhoodId, Guid? TeamOrSiteId, Guid? UserId);
}
