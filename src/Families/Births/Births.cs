using Neighbourhood.Families.Matching;
using Neighbourhood.Families.Relations;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Births;

/// <summary>What a birth asks of a family, and ties in it.</summary>
internal sealed class Births(Db db, Aliases aliases, CurrentUser user, TimeProvider clock)
{
    /// <param name="DateOfBirth">Null where it is not known.</param>
    internal sealed record Man(Guid Id, DateOnly? DateOfBirth);

    /// <summary>Where somebody has lived longest of their homes of today; null for nowhere.</summary>
    internal async Task<Guid?> HomeOf(Guid personId, CancellationToken ct) => await db.Query<Guid>("""
        SELECT household_id FROM families_member WHERE person_id IN @ids AND from_on <= @today AND (to_on IS NULL OR to_on > @today) AND lives_here <> 'No'
        ORDER BY from_on, id OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY
        """, new { ids = await aliases.AllOf(personId, ct), today = clock.Today() }, ct) is [var first] ? first : null;

    internal async Task<bool> IsParentOf(Guid parent, Guid child, CancellationToken ct) => await db.Find<int>("""
        SELECT COUNT(*) FROM families_relationship WHERE person_id IN @ids AND other_id = @child AND type = 'Parent' AND to_on IS NULL
        """, new { ids = await aliases.AllOf(parent, ct), child }, ct) > 0;

    /// <summary>The father of a home who is the mother's partner or husband; null where there is none, or it is not said.</summary>
    internal async Task<Man?> FatherIn(Guid householdId, Guid motherId, CancellationToken ct) => await db.Query<Man>("""
        SELECT DISTINCT p.id, p.date_of_birth FROM families_member m JOIN families_person p ON p.id = m.person_id
        JOIN families_relationship r ON r.person_id = m.person_id AND r.other_id IN @her AND r.to_on IS NULL AND r.type IN ('Partner', 'Spouse')
        WHERE m.household_id = @householdId AND m.role = 'Father' AND m.from_on <= @today AND (m.to_on IS NULL OR m.to_on > @today) AND p.deceased_on IS NULL
        """, new { householdId, her = await aliases.AllOf(motherId, ct), today = clock.Today() }, ct) is [var one] ? one : null;

    /// <summary>A parent and a child, from both sides.</summary>
    internal async Task Relate(Guid parent, Guid child, string responsibility, DateOnly from, CancellationToken ct)
    {
        var pair = clock.NewId();
        await Row(pair, parent, child, RelationType.Parent, responsibility, from, ct);
        await Row(pair, child, parent, RelationType.Child, null, from, ct);
    }

    private Task<int> Row(Guid pair, Guid person, Guid other, string type, string? responsibility, DateOnly from, CancellationToken ct) => db.Execute("""
        INSERT INTO families_relationship (id, pair_id, person_id, other_id, type, main_carer, informal_carer, parental_responsibility, from_on, recorded_at, recorded_by, version)
        VALUES (@id, @pair, @person, @other, @type, 0, 0, @responsibility, @from, @now, @me, 1)
        """, new { id = clock.NewId(), pair, person, other, type, responsibility, from, now = clock.Now(), me = user.Id }, ct);
}
