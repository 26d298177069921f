using Neighbourhood.Families.Households;
using Neighbourhood.Families.Matching;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.People;

/// <summary>A person lies within the households that they belong to today, under any id that they were joined with: whoever works with one of them reaches the person.</summary>
internal sealed class PersonScope(Db db, Aliases aliases, TimeProvider clock) : IScope
{
    public string Property => "PersonId";

    public async Task<Reach> Of(Guid id, CancellationToken ct)
    {
        var today = clock.Today();
        var homes = await db.Query<Home>("""
            SELECT p.id, m.household_id FROM families_person p
            LEFT JOIN families_member m ON m.person_id = p.id AND m.from_on <= @today AND (m.to_on IS NULL OR m.to_on > @today)
            WHERE p.id IN @ids
            """, new { ids = await aliases.AllOf(id, ct), today }, ct);
        if (homes.Count == 0) return Reach.Nothing;
        var households = homes.Select(h => h.HouseholdId).OfType<Guid>().ToList();
        return households.Count == 0 ? Reach.Of([]) : await HouseholdScope.Within(db, (await aliases.Of(households, ct)).Everyone(households), today, ct);
    }

    private sealed record Home(Guid Id, Guid? HouseholdId);
}
