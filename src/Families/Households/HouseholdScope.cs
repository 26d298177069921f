using Neighbourhood.Families.Involvement;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Households;

/// <summary>A household lies within its neighbourhood and within those who work with it today; an invitation is no scope.</summary>
internal sealed class HouseholdScope(Db db, TimeProvider clock) : IScope
{
    public string Property => "HouseholdId";

    public async Task<Reach> Of(Guid id, CancellationToken ct)
    {
        var rows = await db.Query<Row>("""
            SELECT h.neighbourhood_id, i.team_or_site_id, i.user_id
            FROM families_household h
            LEFT JOIN families_involvement i ON i.household_id = h.id AND i.kind <> @Invited AND i.from_on <= @today AND (i.to_on IS NULL OR i.to_on > @today)
            WHERE h.id = @id
            """, new { id, Involvements.Invited, today = clock.Today() }, ct);
        return rows.Count == 0 ? Reach.Nothing : Reach.Of(rows.SelectMany(r => new[] { r.NeighbourhoodId, r.TeamOrSiteId, r.UserId }).OfType<Guid>());
    }

    private sealed record Row(Guid? NeighbourhoodId, Guid? TeamOrSiteId, Guid? UserId);
}
