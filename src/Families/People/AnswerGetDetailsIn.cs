using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Matching;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.People;

/// <summary>Where a text says who somebody is, by all that is kept of them and of everybody who lives or lived with them.</summary>
internal sealed class AnswerGetDetailsIn(Db db, Aliases aliases) : IFactHandler<GetDetailsIn, IReadOnlyList<GetDetailsIn.Part>>
{
    private sealed record Home(Guid HouseholdId, string? Line1, string? Line2, string? Postcode);

    private sealed record Point(string AsTyped, string? E164);

    public async Task<IReadOnlyList<GetDetailsIn.Part>> Handle(GetDetailsIn question, CancellationToken ct)
    {
        if (question.PersonIds.Count == 0 || string.IsNullOrWhiteSpace(question.Text)) return [];
        var asked = question.PersonIds.Distinct().ToList();
        var people = (await aliases.Of(asked, ct)).Everyone(asked);
        var places = await db.Query<Guid>("SELECT DISTINCT household_id FROM families_member WHERE person_id IN @people", new { people }, ct);
        var homes = (await aliases.Of(places, ct)).Everyone(places);
        var addresses = await db.Query<Home>("SELECT id AS household_id, line1, line2, postcode FROM families_household WHERE id IN @homes", new { homes }, ct);
        var together = await db.Query<Guid>("SELECT DISTINCT person_id FROM families_member WHERE household_id IN @homes", new { homes }, ct);
        var everybody = people.Concat(together).Distinct().ToList();
        var names = await db.Query<string>("SELECT family_name FROM families_person WHERE id IN @everybody AND family_name IS NOT NULL", new { everybody }, ct);
        var points = await db.Query<Point>("SELECT as_typed, e164 FROM families_contact_point WHERE person_id IN @everybody", new { everybody }, ct);
        return Details.In(question.Text, Details.Of(names, addresses.SelectMany(a => new[] { a.Line1, a.Line2 }), addresses.Select(a => a.Postcode), [.. points.Select(p => (p.AsTyped, p.E164))]));
    }
}
