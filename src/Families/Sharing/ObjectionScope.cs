using Neighbourhood.Families.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Sharing;

/// <summary>
/// An objection lies where its person does. Where no case meeting works with the family it is every safeguarding lead's to decide, as a concern is.
/// </summary>
internal sealed class ObjectionScope(Db db, PersonScope people, CurrentUser user, TimeProvider clock) : IScope
{
    public string Property => "ObjectionId";

    public async Task<Reach> Of(Guid id, CancellationToken ct)
    {
        if (await db.Find<Row>("""
            SELECT h.person_id, CASE WHEN EXISTS (
                SELECT 1 FROM families_member m JOIN families_involvement i ON i.household_id = m.household_id
                WHERE m.person_id = h.person_id AND m.from_on <= @today AND (m.to_on IS NULL OR m.to_on > @today)
                  AND i.team_or_site_id IS NOT NULL AND i.kind IN ('case', 'referral', 'lead') AND i.from_on <= @today AND (i.to_on IS NULL OR i.to_on > @today)) THEN 1 ELSE 0 END AS has_team
            FROM families_objection_head h WHERE h.id = @id
            """, new { id, today = clock.Today() }, ct) is not { } row) return Reach.Nothing;
        var reach = await people.Of(row.PersonId, ct);
        if (row.HasTeam || reach.Within is null) return reach;
        return Reach.Of(reach.Within.Union(user.ScopesFor(Permissions.DecideObjection) ?? new HashSet<Guid>()), reach.Barred);
    }

    private sealed record Row(Guid PersonId, bool HasTeam);
}
