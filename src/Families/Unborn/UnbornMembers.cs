using Neighbourhood.Families.Households;
using Neighbourhood.Families.Matching;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Unborn;

/// <summary>Unborn children whom a worker entered as members of a family, with a name or a month: no pregnancy knows them by their id.</summary>
internal sealed class UnbornMembers(Db db, Aliases aliases, Pairs pairs, TimeProvider clock)
{
    private sealed record Row(Guid Id, Guid PersonId);

    /// <summary>
    /// No baby of hers is expected any more: they leave her families' cards, lists and histories, and nobody is told. Where another woman of the family is expecting,
    /// only who is known as hers leaves. Nothing brings them back by itself.
    /// </summary>
    internal async Task Leave(Guid motherId, CancellationToken ct) => await End(await Hers(motherId, ct), ct);

    /// <summary>
    /// Babies of hers were born: who stood for the one baby leaves as after a loss. Where it is not plain who stood for whom nobody is guessed, and data quality compares them.
    /// </summary>
    internal async Task Became(Guid motherId, IReadOnlyList<Guid> babies, CancellationToken ct)
    {
        if (babies.Count == 0 || await Hers(motherId, ct) is not { Count: > 0 } entered) return;
        List<Guid> unborn = [.. entered.Select(e => e.PersonId).Distinct()];
        if (babies.Count == 1 && unborn.Count == 1)
        {
            // Another who is expected still may be the one whom it stands for.
            if (await db.Find<int>("SELECT COUNT(*) FROM families_unborn WHERE mother_id IN @ids AND state = 'Expected'", new { ids = await aliases.AllOf(motherId, ct) }, ct) == 0) await End(entered, ct);
            return;
        }
        foreach (var baby in babies) await pairs.Keep(baby, [.. unborn.Select(u => new Match(u, MatchedBy.Unborn))], (null, null), saidOther: false, ct);
    }

    private async Task<IReadOnlyList<Row>> Hers(Guid motherId, CancellationToken ct)
    {
        var (ids, today) = (await aliases.AllOf(motherId, ct), clock.Today());
        var homes = await db.Query<Guid>("SELECT DISTINCT household_id FROM families_member WHERE person_id IN @ids AND from_on <= @today AND (to_on IS NULL OR to_on > @today)", new { ids, today }, ct);
        var all = (await aliases.Of(homes, ct)).Everyone(homes);
        var others = (await db.Query<Guid>("""
            SELECT m.household_id FROM families_unborn u JOIN families_member m ON m.person_id = u.mother_id
            WHERE m.household_id IN @all AND u.state = 'Expected' AND u.mother_id NOT IN @ids AND m.from_on <= @today AND (m.to_on IS NULL OR m.to_on > @today)
            """, new { all, ids, today }, ct)).Count > 0;
        var hers = (await db.Query<Guid>("SELECT other_id FROM families_relationship WHERE person_id IN @ids AND type = 'ParentOfUnbornChild' AND to_on IS NULL", new { ids }, ct)).ToHashSet();
        return [.. (await db.Query<Row>("""
            SELECT m.id, m.person_id FROM families_member m JOIN families_person p ON p.id = m.person_id
            WHERE m.household_id IN @all AND p.is_unborn = 1 AND (m.to_on IS NULL OR m.to_on > @today) ORDER BY m.id
            """, new { all, today }, ct)).Where(row => !others || hers.Contains(row.PersonId))];
    }

    private async Task End(IReadOnlyList<Row> rows, CancellationToken ct)
    {
        foreach (var row in rows)
            await db.Execute("UPDATE families_member SET to_on = @today, left_code = @code, version = version + 1 WHERE id = @Id", new { row.Id, today = clock.Today(), code = Leaving.Mistake }, ct);
    }
}
