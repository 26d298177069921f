using Neighbourhood.Kernel;

namespace Neighbourhood.Families.People;

/// <summary>Who somebody is and what helps them; nothing of it while they are restricted.</summary>
internal sealed class FactsPanel(Db db, PersonSight sight, PersonKeeper people, CurrentUser user, TimeProvider clock) : IPersonPanel
{
    /// <summary>Special needs are looked after to 25.</summary>
    private const int OldestAtSchool = 25;

    public string Permission => Permissions.ReadPeople;

    public int Order => 20;

    public string Partial => "/Families/People/FactsPanel.cshtml";

    public async Task<object?> For(Guid personId, CancellationToken ct)
    {
        var seen = await sight.Of(personId, ct);
        var change = await sight.MayChange(personId, ct);
        if (!seen.Shown) return new Model(personId, false, change, seen.MayGiveReason, false, false, null, [], [], []);
        var row = await db.Find<Row>("""
            SELECT first_name, family_name, preferred_name, date_of_birth, birth_month_only, birth_estimated, is_unborn, nhs_number, nhs_status, no_nhs_number_reason,
                gender, pronouns, ethnicity, ethnicity_asked, ethnicity_detail, disability, is_carer, gp_practice_ods, language, interpreter_needed, accessible_info,
                written_format, contact_preference, no_contact_by, digital_device, digital_data, digital_skills, digital_confidence
            FROM families_person WHERE id = @personId
            """, new { personId }, ct);
        var status = NhsNumber.On(row!.NhsStatus, await people.Birth(row.DateOfBirth, row.IsUnborn, ct));
        var young = row.DateOfBirth is not { } born || Age.Years(born, clock.Today()) <= OldestAtSchool;
        var schools = await db.Query<Lately>("SELECT name, urn AS code, from_on, source FROM families_school WHERE person_id = @personId AND to_on IS NULL", new { personId }, ct);
        var care = await db.Query<Lately>("SELECT status AS name, status AS code, from_on, source FROM families_social_care WHERE person_id = @personId AND to_on IS NULL ORDER BY from_on", new { personId }, ct);
        return new Model(personId, true, change, false, user.May(Permissions.CorrectNumbers), young || schools.Count + care.Count > 0,
            new Number(row.NhsNumber is { } number ? NhsNumber.Show(number) : null, status, Badge(status), NhsNumber.ReasonsForNone.GetValueOrDefault(row.NoNhsNumberReason ?? "")),
            Who(row),
            [
                .. schools.Select(s => new Fact("School or nursery", $"{string.Join(", ", new[] { s.Name, s.Code }.OfType<string>())}, {InWords.Span(s.FromOn, null)} ({s.Source})")),
                .. care.Select(c => new Fact("Social care", $"{Codes.SocialCare.GetValueOrDefault(c.Code ?? "", "")}, {InWords.Span(c.FromOn, null)} ({c.Source})")),
            ],
            Needs(row));
    }

    /// <summary>What is never asked of a person is left out; what matters is said to be missing.</summary>
    private static IReadOnlyList<Fact> Who(Row row) => Said(
        ("Official name", $"{row.FirstName} {row.FamilyName}".Trim()), ("Likes to be called", row.PreferredName),
        (row.IsUnborn ? "Expected" : "Born", InWords.Born(row.DateOfBirth, row.BirthMonthOnly, row.BirthEstimated) ?? "Not known"),
        ("Gender", Codes.Gender.GetValueOrDefault(row.Gender ?? "")), ("Pronouns", row.Pronouns),
        ("Ethnic group", Codes.EthnicityInWords(row.Ethnicity.Trim(), row.EthnicityAsked, row.EthnicityDetail)), ("Disability", InWords.List(row.Disability, Codes.Disability)),
        ("Cares for somebody", InWords.YesNo(row.IsCarer)), ("GP practice", row.GpPracticeOds));

    private static IReadOnlyList<Fact> Needs(Row row) => Said(
        ("Language", row.Language is null ? "Not asked" : row.InterpreterNeeded == true ? $"{row.Language}, interpreter needed" : row.Language),
        ("What helps to read or hear us", InWords.List(row.AccessibleInfo, Codes.Accessible)), ("Letters and leaflets in", InWords.List(row.WrittenFormat, Codes.WrittenFormat)),
        ("Likes to be reached by", Codes.ContactPreference.GetValueOrDefault(row.ContactPreference ?? "")), ("Never by", InWords.List(row.NoContactBy, Codes.ContactMode)), ("Going online", Online(row)));

    private static string? Online(Row row)
    {
        var said = new[] { ("device", row.DigitalDevice), ("data or wifi", row.DigitalData), ("skills", row.DigitalSkills), ("confidence", row.DigitalConfidence) }
            .Where(p => p.Item2 is "Yes" or "No").ToList();
        return said.Count == 0 ? null : string.Join(", ", said.Select(p => $"{p.Item1}: {p.Item2!.ToLowerInvariant()}"));
    }

    private static IReadOnlyList<Fact> Said(params (string Key, string? Value)[] facts) => [.. facts.Where(f => f.Value is { Length: > 0 }).Select(f => new Fact(f.Key, f.Value!))];

    /// <summary>A verified number needs no badge; every other asks for care.</summary>
    private static string? Badge(string status) => status == NhsNumber.Traced ? null : NhsNumber.Statuses.GetValueOrDefault(status);

    private sealed record Row(
        string FirstName, string? FamilyName, string? PreferredName, DateOnly? DateOfBirth, bool BirthMonthOnly, bool BirthEstimated, bool IsUnborn, string? NhsNumber,
        string NhsStatus, string? NoNhsNumberReason, string? Gender, string? Pronouns, string Ethnicity, bool EthnicityAsked, string? EthnicityDetail, string? Disability,
        bool? IsCarer, string? GpPracticeOds, string? Language, bool? InterpreterNeeded, string? AccessibleInfo, string? WrittenFormat, string? ContactPreference,
        string? NoContactBy, string? DigitalDevice, string? DigitalData, string? DigitalSkills, string? DigitalConfidence);

    private sealed record Lately(string? Name, string? Code, DateOnly FromOn, string Source);

    /// <param name="Young">School and social care are asked about.</param>
    internal sealed record Model(
        Guid PersonId, bool Shown, bool MayChange, bool MayGiveReason, bool MayTrace, bool Young, Number? Number, IReadOnlyList<Fact> Who, IReadOnlyList<Fact> Services, IReadOnlyList<Fact> Needs);

    /// <param name="Says">3-3-4; null for none.</param>
    /// <param name="Badge">What the status is, in words; null where it is verified.</param>
    internal sealed record Number(string? Says, string Status, string? Badge, string? WhyNone);

    internal sealed record Fact(string Key, string Value);
}
