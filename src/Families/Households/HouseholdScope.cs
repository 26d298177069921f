using Neighbourhood.Families.Involvement;
using Neighbourhood.Families.Matching;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Households;

/// <summary>
/// A household lies within its neighbourhood and within those who work with it today, under any id that it was joined with; an invitation is no scope.
/// Not within reach of who declared a conflict of interest with any of them.
/// </summary>
internal sealed class HouseholdScope(Db db, Aliases aliases, TimeProvider clock) : IScope
{
    public string Property => "HouseholdId";

    public async Task<Reach> Of(Guid id, CancellationToken ct) => await Within(db, await aliases.AllOf(id, ct), clock.Today(), ct);

    /// <summary>What these households lie within, together; nothing where there is none of them.</summary>
    internal static async Task<Reach> Within(Db db, IReadOnlyList<Guid> ids, DateOnly today, CancellationToken ct)
    {
        var rows = await db.Query<Row>("""
            SELECT h.neighbourhood_id, i.team_or_site_id, i.user_id
            FROM families_household h
            LEFT JOIN families_involvement i ON i.household_id = h.id AND i.kind <> @Invited AND i.from_on <= @today AND (i.to_on IS NULL OR i.to_on > @today)
            WHERE h.id IN @ids
            """, new { ids, Involvements.Invited, today }, ct);
        if (rows.Count == 0) return Reach.Nothing;
        var barred = await db.Query<Guid>("SELECT user_id FROM families_barred WHERE household_id IN @ids", new { ids }, ct);
        return Reach.Of(rows.SelectMany(r => new[] { r.NeighbourhoodId, r.TeamOrSiteId, r.UserId }).OfType<Guid>(), barred);
    }

    private sealed record Row(Guid? NeighbourhoodId, Guid? TeamOrSiteId, Guid? UserId);
}
