using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Matching;

/// <summary>By what two people may be one (shared.md, "Matching and merge").</summary>
[Flags]
internal enum MatchedBy
{
    None = 0,
    /// <summary>The same NHS number, traced for both.</summary>
    Number = 1,
    /// <summary>The same day of birth, and a family name that is nearly the same or sounds so.</summary>
    Birth = 2,
    /// <summary>The same mobile.</summary>
    Mobile = 4,
    /// <summary>The same postcode, first name and year of birth.</summary>
    Place = 8,
    /// <summary>A baby, and an unborn child whom a worker had entered in the mother's family: kept where it is not plain which is which.</summary>
    Unborn = 16,
}

/// <summary>Finds, among all people, those who may be somebody: each rule by an index of its own, whatever the number of households.</summary>
internal sealed class Candidates(Db db, Aliases aliases)
{
    /// <summary>A family telephone may be everybody's: more are no help to whoever compares them.</summary>
    private const int Most = 20;

    /// <summary>Merged ids are read as the kept one's; whoever was kept by mistake is nobody.</summary>
    internal async Task<IReadOnlyList<Match>> Like(Draft draft, CancellationToken ct)
    {
        var hits = new List<Match>();
        if (draft.TracedNumber is { } number) hits.AddRange((await ByNumber(number, ct)).Select(id => new Match(id, MatchedBy.Number)));
        if (draft is { Born: { } day, MonthOnly: false } && draft.FamilyName.Length > 0) hits.AddRange((await ByBirth(draft.FamilyName, day, ct)).Select(id => new Match(id, MatchedBy.Birth)));
        if (draft.Mobile is { } mobile) hits.AddRange((await ByMobile(mobile, ct)).Select(id => new Match(id, MatchedBy.Mobile)));
        if (draft is { Postcode: { } postcode, Born: { } born }) hits.AddRange((await ByPlace(postcode, draft.FirstName, born.Year, ct)).Select(id => new Match(id, MatchedBy.Place)));
        if (hits.Count == 0) return [];

        var ids = hits.Select(h => h.PersonId).Distinct().ToList();
        var mistakes = (await db.Query<Guid>("SELECT person_id FROM families_mistake WHERE person_id IN @ids", new { ids }, ct)).ToHashSet();
        var joined = await aliases.Of(ids, ct);
        var self = draft.PersonId is { } own ? await aliases.KeptOf(own, ct) : Guid.Empty;
        var found = hits.Where(h => !mistakes.Contains(h.PersonId)).GroupBy(h => joined.Kept(h.PersonId)).Where(g => g.Key != self)
            .Select(g => new Match(g.Key, g.Aggregate(MatchedBy.None, (by, m) => by | m.By))).ToList();
        var others = await Relatives(found, draft, ct);
        return [.. found.Where(m => !others.Contains(m.PersonId)).OrderByDescending(m => m.Weight).ThenBy(m => m.PersonId).Take(Most)];
    }

    private Task<IReadOnlyList<Guid>> ByNumber(string number, CancellationToken ct) =>
        db.Query<Guid>("SELECT id FROM families_person WHERE nhs_number = @number AND nhs_status = '01'", new { number }, ct);

    /// <summary>A day has few people: their names are compared here, by letters and by sound, and no column of sounds is kept that could grow stale.</summary>
    private async Task<IEnumerable<Guid>> ByBirth(string familyName, DateOnly born, CancellationToken ct) =>
        (await db.Query<Named>("SELECT id, family_name_folded AS name FROM families_person WHERE date_of_birth = @born AND birth_month_only = 0", new { born }, ct))
        .Where(p => Likeness.OfFamilyNames(p.Name, familyName)).Select(p => p.Id);

    private Task<IReadOnlyList<Guid>> ByMobile(string mobile, CancellationToken ct) =>
        db.Query<Guid>("SELECT DISTINCT person_id FROM families_contact_point WHERE e164 = @mobile AND kind = 'Mobile' AND to_on IS NULL", new { mobile }, ct);

    private Task<IReadOnlyList<Guid>> ByPlace(string postcode, string firstName, int year, CancellationToken ct) => db.Query<Guid>("""
        SELECT DISTINCT p.id FROM families_person p JOIN families_member m ON m.person_id = p.id JOIN families_household h ON h.id = m.household_id
        WHERE p.first_name_folded = @firstName AND p.date_of_birth >= @from AND p.date_of_birth <= @to AND m.to_on IS NULL AND h.postcode_folded = @postcode
        """, new { postcode, firstName, from = new DateOnly(year, 1, 1), to = new DateOnly(year, 12, 31) }, ct);

    /// <summary>Of one household, twins have a birthday and a name in common and parents a telephone: only somebody of a like first name may be the same.</summary>
    private async Task<IReadOnlySet<Guid>> Relatives(List<Match> found, Draft draft, CancellationToken ct)
    {
        if (draft.HouseholdIds.Count == 0 || found.Count == 0) return new HashSet<Guid>();
        var living = await db.Query<Named>("""
            SELECT DISTINCT p.id, p.first_name_folded AS name FROM families_member m JOIN families_person p ON p.id = m.person_id
            WHERE m.household_id IN @HouseholdIds AND m.to_on IS NULL
            """, new { draft.HouseholdIds }, ct);
        return living.Where(p => Likeness.Of(p.Name, draft.FirstName) < Likeness.WorthALook && found.Any(m => m.PersonId == p.Id && !m.By.HasFlag(MatchedBy.Number)))
            .Select(p => p.Id).ToHashSet();
    }

    private sealed record Named(Guid Id, string Name);
}

/// <summary>Somebody whom another may be, and by which rules.</summary>
internal sealed record Match(Guid PersonId, MatchedBy By)
{
    /// <summary>A traced number says most, then a birthday with a name, then a place, then a telephone.</summary>
    internal int Weight => By.Words().Sum(w => w.Weight);
}

/// <summary>Somebody as they are matched: folded, so that spelling does not matter.</summary>
/// <param name="PersonId">Who it is, where they are kept already.</param>
/// <param name="TracedNumber">A number that matches by itself; null for a typed one.</param>
/// <param name="HouseholdIds">Where they live, or will.</param>
internal sealed record Draft(
    Guid? PersonId, string FirstName, string FamilyName, DateOnly? Born, bool MonthOnly, string? Postcode, string? Mobile, string? TracedNumber, IReadOnlyList<Guid> HouseholdIds)
{
    internal static Draft Of(RegisterFamily.Person person, string? parentsName, RegisterFamily form, string? phone) => new(
        null, Folded.Text(person.FirstName), Folded.Text(person.OnlyOneName ? null : person.FamilyName ?? parentsName), person.Born, person.BornMonthOnly,
        form.NoFixedAddress ? null : Folded.Postcode(form.Postcode), MobileOf(phone), person.Traced ? NhsNumber.Read(person.NhsNumber) : null, []);

    internal static string? MobileOf(string? phone) => ContactValue.E164(phone) is { } number && ContactValue.IsMobile(number) ? number : null;
}

internal static class MatchedByWords
{
    private static readonly (MatchedBy By, string Says, int Weight)[] All =
    [
        (MatchedBy.Number, "the same NHS number", 8),
        (MatchedBy.Birth, "the same day of birth and a like family name", 4),
        (MatchedBy.Place, "the same postcode, first name and year of birth", 2),
        (MatchedBy.Mobile, "the same mobile number", 1),
        (MatchedBy.Unborn, "an unborn child of the mother's family, and a baby who was born there", 1),
    ];

    internal static IEnumerable<(MatchedBy By, string Says, int Weight)> Words(this MatchedBy by) => All.Where(w => by.HasFlag(w.By));

    internal static string InWords(this MatchedBy by) => string.Join("; ", by.Words().Select(w => w.Says));
}
