using Neighbourhood.Families.Involvement;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Households;

/// <summary>A household lies within its neighbourhood and within those who work with it today; an invitation is no scope. Not within reach of who declared a conflict of interest.</summary>
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
        if (rows.Count == 0) return Reach.Nothing;
        var barred = await db.Query<Guid>("SELECT user_id FROM families_barred WHERE household_id = @id", new { id }, ct);
        return Reach.Of(rows.SelectMany(r => new[] { r.NeighbourhoodId, r.TeamOrSiteId, r.UserId }).OfType<Guid>(), barred);
    }

    private sealed record Row(Guid? NeighbourhoodId, Guid? TeamOrSiteId, Guid? UserId);
}
