using Neighbourhood.Areas.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Matching;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Relations;

/// <inheritdoc cref="MatchesDeclared"/>
internal sealed class AnswerMatchesDeclared(Db db, ISend send, Aliases aliases, TimeProvider clock) : IFactHandler<MatchesDeclared, IReadOnlyList<Guid>>
{
    private sealed record Person(Guid Id, string FamilyName);

    private sealed record Called(Guid PersonId, string Word);

    private sealed record Home(string Postcode, string? Lsoa21, string? Lsoa11);

    private sealed record School(string? Name, string? Urn);

    private sealed record Around(IReadOnlyList<(IReadOnlySet<string> Words, IReadOnlyList<string> FamilyNames)> People, IReadOnlyList<Home> Homes, IReadOnlyList<School> Schools, IReadOnlyList<Guid> PersonIds);

    public async Task<IReadOnlyList<Guid>> Handle(MatchesDeclared question, CancellationToken ct)
    {
        if (question.Declared.Count == 0) return [];
        var around = await Of(question.PersonId, ct);
        var areas = new Dictionary<string, GetAreaOf.Area>(StringComparer.Ordinal);
        List<Guid> touching = [];
        foreach (var one in question.Declared)
            if ((one.DeclarerId is { } declarer && await Meet(await Of(declarer, ct), around, question.RadiusMetres > 0, ct))
                || one.Names.Any(name => around.People.Any(p => Likeness.Name(name, p.Words, p.FamilyNames)))
                || one.Schools.Any(school => around.Schools.Any(s => Likeness.School(school, s.Name, s.Urn)))
                || await IsNear(one.Postcodes, around.Homes, question.RadiusMetres, areas, ct))
                touching.Add(one.Key);
        return [.. touching.Distinct()];
    }

    private async Task<Around> Of(Guid personId, CancellationToken ct)
    {
        var lately = clock.Today().AddYears(-1);
        var own = await aliases.AllOf(personId, ct);
        var homes = await db.Query<Guid>("SELECT household_id FROM families_member WHERE person_id IN @own AND (to_on IS NULL OR to_on > @lately)", new { own, lately }, ct);
        var households = (await aliases.Of(homes, ct)).Everyone(homes);
        var members = (await db.Query<Guid>("SELECT person_id FROM families_member WHERE household_id IN @households AND (to_on IS NULL OR to_on > @lately)", new { households, lately }, ct)).Concat(own).Distinct().ToList();
        var ids = (await aliases.Of(members, ct)).Everyone(members);
        var people = await db.Query<Person>("SELECT id, family_name_folded AS family_name FROM families_person WHERE id IN @ids", new { ids }, ct);
        var words = (await db.Query<Called>("SELECT person_id, word FROM families_name WHERE person_id IN @ids", new { ids }, ct)).ToLookup(w => w.PersonId, w => w.Word);
        return new(
            [.. people.Select(p => ((IReadOnlySet<string>)words[p.Id].ToHashSet(StringComparer.Ordinal), (IReadOnlyList<string>)(p.FamilyName.Length == 0 ? [] : [p.FamilyName, .. p.FamilyName.Split(' ')])))],
            await db.Query<Home>("SELECT postcode_folded AS postcode, lsoa21, lsoa11 FROM families_household WHERE id IN @households AND postcode_folded <> '' AND no_fixed_address = 0", new { households }, ct),
            await db.Query<School>("SELECT name, urn FROM families_school WHERE person_id IN @ids AND (to_on IS NULL OR to_on > @lately)", new { ids, lately }, ct),
            ids);
    }

    /// <summary>What is kept of both says that they meet: somebody is in both, or a relative; neighbours; children at one school.</summary>
    private async Task<bool> Meet(Around one, Around other, bool alsoNear, CancellationToken ct) =>
        one.PersonIds.Intersect(other.PersonIds).Any()
        || one.Homes.Any(h => other.Homes.Any(o => h.Postcode == o.Postcode || (alsoNear && ((h.Lsoa21 is not null && h.Lsoa21 == o.Lsoa21) || (h.Lsoa11 is not null && h.Lsoa11 == o.Lsoa11)))))
        || one.Schools.Any(s => other.Schools.Any(o => (s.Urn is not null && s.Urn == o.Urn) || Likeness.School(s.Name ?? "", o.Name, o.Urn)))
        || await AreRelated(one.PersonIds, other.PersonIds, ct);

    private async Task<bool> AreRelated(IReadOnlyList<Guid> ones, IReadOnlyList<Guid> others, CancellationToken ct) => ones.Count > 0 && others.Count > 0 && await db.Find<int>("""
        SELECT COUNT(*) FROM families_relationship WHERE (person_id IN @ones AND other_id IN @others) OR (person_id IN @others AND other_id IN @ones)
        """, new { ones, others }, ct) > 0;

    private async Task<bool> IsNear(IReadOnlyList<string> postcodes, IReadOnlyList<Home> homes, int radius, Dictionary<string, GetAreaOf.Area> areas, CancellationToken ct)
    {
        foreach (var postcode in postcodes.Where(p => Folded.Postcode(p).Length > 0))
        {
            if (homes.Any(h => h.Postcode == Folded.Postcode(postcode))) return true;
            if (radius <= 0 || !homes.Any(h => h.Lsoa21 is not null || h.Lsoa11 is not null)) continue;
            if (!areas.TryGetValue(postcode, out var area)) areas[postcode] = area = await send.Ask(new GetAreaOf(postcode, clock.Today()), ct);
            if (homes.Any(h => (h.Lsoa21 is not null && h.Lsoa21 == area.Lsoa21) || (h.Lsoa11 is not null && h.Lsoa11 == area.Lsoa11))) return true;
        }
        return false;
    }
}
