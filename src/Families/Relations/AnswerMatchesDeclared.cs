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

    private sealed record School(string? Name, string? Urn);

    /// <summary>Somebody's household as far as it is compared.</summary>
    /// <param name="Homes">By their folded postcodes.</param>
    private sealed record Around(IReadOnlyList<(IReadOnlySet<string> Words, IReadOnlyList<string> FamilyNames)> People, IReadOnlyList<string> Homes, IReadOnlyList<School> Schools, IReadOnlyList<Guid> PersonIds);

    public async Task<IReadOnlyList<Guid>> Handle(MatchesDeclared question, CancellationToken ct)
    {
        if (question.Declared.Count == 0) return [];
        var around = await Of(question.PersonId, ct);
        HashSet<Guid> touching = [];
        List<(Guid Key, IReadOnlyList<string> Postcodes)> apart = [];
        foreach (var one in question.Declared)
        {
            var own = one.DeclarerId is { } declarer ? await Of(declarer, ct) : null;
            string[] postcodes = [.. one.Postcodes.Select(Folded.Postcode).Where(p => p.Length > 0), .. own?.Homes ?? []];
            if (postcodes.Intersect(around.Homes, StringComparer.Ordinal).Any()
                || (own is not null && await Meet(own, around, ct))
                || one.Names.Any(name => around.People.Any(p => Likeness.Name(name, p.Words, p.FamilyNames)))
                || one.Schools.Any(school => around.Schools.Any(s => Likeness.School(school, s.Name, s.Urn))))
                touching.Add(one.Key);
            else apart.Add((one.Key, postcodes));
        }
        if (question.RadiusMetres > 0) touching.UnionWith(await Near(apart, around.Homes, question.RadiusMetres, ct));
        return [.. touching];
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
            await db.Query<string>("SELECT DISTINCT postcode_folded FROM families_household WHERE id IN @households AND postcode_folded <> '' AND no_fixed_address = 0", new { households }, ct),
            await db.Query<School>("SELECT name, urn FROM families_school WHERE person_id IN @ids AND (to_on IS NULL OR to_on > @lately)", new { ids, lately }, ct),
            ids);
    }

    /// <summary>What is kept of both says that they meet, wherever they live: somebody is in both, or a relative; children at one school.</summary>
    private async Task<bool> Meet(Around one, Around other, CancellationToken ct) =>
        one.PersonIds.Intersect(other.PersonIds).Any()
        || one.Schools.Any(s => other.Schools.Any(o => (s.Urn is not null && s.Urn == o.Urn) || Likeness.School(s.Name ?? "", o.Name, o.Urn)))
        || await AreRelated(one.PersonIds, other.PersonIds, ct);

    private async Task<bool> AreRelated(IReadOnlyList<Guid> ones, IReadOnlyList<Guid> others, CancellationToken ct) => ones.Count > 0 && others.Count > 0 && await db.Find<int>("""
        SELECT COUNT(*) FROM families_relationship WHERE (person_id IN @ones AND other_id IN @others) OR (person_id IN @others AND other_id IN @ones)
        """, new { ones, others }, ct) > 0;

    /// <summary>Those of whom a postcode lies within the radius of a home; where the place of either is not known, in the same small area. Areas is asked once for all, and told of nobody.</summary>
    private async Task<IEnumerable<Guid>> Near(IReadOnlyList<(Guid Key, IReadOnlyList<string> Postcodes)> apart, IReadOnlyList<string> homes, int radius, CancellationToken ct)
    {
        string[] postcodes = [.. apart.SelectMany(a => a.Postcodes).Distinct(StringComparer.Ordinal)];
        if (postcodes.Length == 0 || homes.Count == 0) return [];
        var near = (await send.Ask(new GetDistances(postcodes, homes, clock.Today()), ct))
            .Where(d => d.Metres is { } metres ? metres <= radius : d.SameSmallArea).Select(d => d.From).ToHashSet(StringComparer.Ordinal);
        return apart.Where(a => a.Postcodes.Any(near.Contains)).Select(a => a.Key);
    }
}
