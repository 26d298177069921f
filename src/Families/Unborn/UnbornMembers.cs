using Neighbourhood.Families.Households;
using Neighbourhood.Families.Matching;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Unborn;

/// <summary>Unborn children whom a worker entered as members of a family, with a name or a month: no pregnancy knows them by their id.</summary>
internal sealed class UnbornMembers(Db db, Aliases aliases, TimeProvider clock)
{
    private sealed record Row(Guid Id, Guid PersonId);

    /// <summary>
    /// No baby of hers is expected any more: they leave her families' cards, lists and histories, and nobody is told. Where another woman of the family is expecting,
    /// only who is known as hers leaves. Nothing brings them back by itself.
    /// </summary>
    internal async Task Leave(Guid motherId, CancellationToken ct)
    {
        var (ids, today) = (await aliases.AllOf(motherId, ct), clock.Today());
        var homes = await db.Query<Guid>("SELECT DISTINCT household_id FROM families_member WHERE person_id IN @ids AND from_on <= @today AND (to_on IS NULL OR to_on > @today)", new { ids, today }, ct);
        var all = (await aliases.Of(homes, ct)).Everyone(homes);
        var others = (await db.Query<Guid>("""
            SELECT m.household_id FROM families_unborn u JOIN families_member m ON m.person_id = u.mother_id
            WHERE m.household_id IN @all AND u.state = 'Expected' AND u.mother_id NOT IN @ids AND m.from_on <= @today AND (m.to_on IS NULL OR m.to_on > @today)
            """, new { all, ids, today }, ct)).Count > 0;
        var hers = (await db.Query<Guid>("SELECT other_id FROM families_relationship WHERE person_id IN @ids AND type = 'ParentOfUnbornChild' AND to_on IS NULL", new { ids }, ct)).ToHashSet();
        foreach (var row in await db.Query<Row>("""
            SELECT m.id, m.person_id FROM families_member m JOIN families_person p ON p.id = m.person_id
            WHERE m.household_id IN @all AND p.is_unborn = 1 AND (m.to_on IS NULL OR m.to_on > @today) ORDER BY m.id
            """, new { all, today }, ct))
            if (!others || hers.Contains(row.PersonId))
                await db.Execute("UPDATE families_member SET to_on = @today, left_code = @code, version = version + 1 WHERE id = @Id", new { row.Id, today, code = Leaving.Mistake }, ct);
    }
}
