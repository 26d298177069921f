using System.Globalization;
using System.Text.RegularExpressions;
using Neighbourhood.Families.Involvement;
using Neighbourhood.Families.Matching;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Households;

/// <summary>
/// Finds people among the families that the viewer works with, by words of a name, a postcode, a telephone number, a NHS number or a day of birth. A match tells
/// what was matched: so families with somebody restricted are found only by those who may see them there with a reason, only by whole words,
/// and never by a postcode or a telephone number. Who has died is found only when asked for.
/// </summary>
internal sealed partial class Search(Db db, JoinedMembers together, CurrentUser user, TimeProvider clock)
{
    private static readonly string[] Dates = ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "d M yyyy", "d MMM yyyy", "d MMMM yyyy", "yyyy-MM-dd"];

    /// <summary>Ordered by family name, first name; the same person once for each household that the viewer reaches.</summary>
    internal async Task<IReadOnlyList<Hit>> Find(string? text, int skip, int take, CancellationToken ct, bool died = false)
    {
        if (!user.May(Permissions.ReadPeople) || Asked(text) is not { } asked) return [];
        var scopes = user.ScopesFor(Permissions.ReadPeople);
        var open = user.May(Permissions.ReadRestricted) ? user.ScopesFor(Permissions.ReadRestricted) : new HashSet<Guid>();
        var by = new
        {
            asked.Number,
            asked.Postcode,
            asked.Born,
            asked.Phone,
            first = asked.Words.ElementAtOrDefault(0),
            second = asked.Words.ElementAtOrDefault(1),
            third = asked.Words.ElementAtOrDefault(2),
            everywhere = scopes is null,
            scopes = (IReadOnlyList<Guid>)[.. scopes ?? new HashSet<Guid>()],
            firstWhole = asked.Words.ElementAtOrDefault(0)?.TrimEnd('%'),
            secondWhole = asked.Words.ElementAtOrDefault(1)?.TrimEnd('%'),
            thirdWhole = asked.Words.ElementAtOrDefault(2)?.TrimEnd('%'),
            openEverywhere = open is null,
            open = (IReadOnlyList<Guid>)[.. open ?? new HashSet<Guid>()],
            died,
            Involvements.Invited,
            today = clock.Today(),
            me = user.IsSystem ? null : user.Id,
            skip,
            take,
        };
        var hits = asked switch
        {
            { Number: not null } => await ByNumber(by, ct),
            { Postcode: not null } => await ByPostcode(by, ct),
            { Born: not null } => await ByBirth(by, ct),
            { Phone: not null } => await ByPhone(by, ct),
            _ => await ByName(by, ct),
        };
        return await together.Once(hits, ct);
    }

    /// <summary>What the words ask for; null when they are too short to look for.</summary>
    internal static Question? Asked(string? text)
    {
        var typed = text?.Trim() ?? "";
        if (typed.Length is < 2 or > 200) return null;
        if (Folded.Digits(typed) is { Length: 10 } && NumberShape().IsMatch(typed)) return new(NhsNumber.Read(typed) ?? "", null, null, []);
        if (DateOnly.TryParseExact(typed, Dates, CultureInfo.GetCultureInfo("en-GB"), DateTimeStyles.AllowWhiteSpaces, out var born)) return new(null, null, born, []);
        if (ContactValue.E164(typed) is { } phone) return new(null, null, null, [], phone);
        if (PostcodeShape().IsMatch(Folded.Postcode(typed))) return new(null, $"{Folded.Postcode(typed)}%", null, []);
        var words = Names.Words(typed);
        return words.Any(w => w.Length > 1) ? new(null, null, null, [.. words.OrderByDescending(w => w.Length).Take(3).Select(w => $"{w}%")]) : null;
    }

    private Task<IReadOnlyList<Hit>> ByName(object by, CancellationToken ct) => db.Query<Hit>("""
        SELECT p.id AS person_id, m.household_id
        FROM families_person p
        JOIN families_member m ON m.person_id = p.id AND m.from_on <= @today AND (m.to_on IS NULL OR m.to_on > @today)
        JOIN families_household h ON h.id = m.household_id
        WHERE p.id IN (SELECT n.person_id FROM families_name n WHERE n.word LIKE @first)
          AND (@second IS NULL OR EXISTS (SELECT 1 FROM families_name n WHERE n.person_id = p.id AND n.word LIKE @second))
          AND (@third IS NULL OR EXISTS (SELECT 1 FROM families_name n WHERE n.person_id = p.id AND n.word LIKE @third))
          AND (@everywhere = 1 OR h.neighbourhood_id IN @scopes OR EXISTS (
            SELECT 1 FROM families_involvement i WHERE i.household_id = h.id AND i.kind <> @Invited AND i.from_on <= @today
            AND (i.to_on IS NULL OR i.to_on > @today) AND (i.team_or_site_id IN @scopes OR i.user_id IN @scopes)))
          AND NOT EXISTS (SELECT 1 FROM families_barred b WHERE b.household_id = h.id AND b.user_id = @me)
          AND (@died = 1 OR p.deceased_on IS NULL)
          AND ((h.state = 'Registered' AND h.id NOT IN (
            SELECT rm.household_id FROM families_member rm JOIN families_person rp ON rp.id = rm.person_id
            WHERE rp.sensitivity = 'Restricted' AND rm.from_on <= @today AND (rm.to_on IS NULL OR rm.to_on > @today)))
            OR ((@openEverywhere = 1 OR h.neighbourhood_id IN @open OR EXISTS (
              SELECT 1 FROM families_involvement i WHERE i.household_id = h.id AND i.kind <> @Invited AND i.from_on <= @today
              AND (i.to_on IS NULL OR i.to_on > @today) AND (i.team_or_site_id IN @open OR i.user_id IN @open)))
              AND EXISTS (SELECT 1 FROM families_name n WHERE n.person_id = p.id AND n.word = @firstWhole)
              AND (@secondWhole IS NULL OR EXISTS (SELECT 1 FROM families_name n WHERE n.person_id = p.id AND n.word = @secondWhole))
              AND (@thirdWhole IS NULL OR EXISTS (SELECT 1 FROM families_name n WHERE n.person_id = p.id AND n.word = @thirdWhole))))
        ORDER BY p.family_name_folded, p.first_name_folded, p.id, m.household_id OFFSET @skip ROWS FETCH NEXT @take ROWS ONLY
        """, by, ct);

    private Task<IReadOnlyList<Hit>> ByPhone(object by, CancellationToken ct) => db.Query<Hit>("""
        SELECT p.id AS person_id, m.household_id
        FROM families_person p
        JOIN families_member m ON m.person_id = p.id AND m.from_on <= @today AND (m.to_on IS NULL OR m.to_on > @today)
        JOIN families_household h ON h.id = m.household_id
        WHERE p.id IN (SELECT c.person_id FROM families_contact_point c WHERE c.e164 = @Phone AND c.to_on IS NULL)
          AND (@everywhere = 1 OR h.neighbourhood_id IN @scopes OR EXISTS (
            SELECT 1 FROM families_involvement i WHERE i.household_id = h.id AND i.kind <> @Invited AND i.from_on <= @today
            AND (i.to_on IS NULL OR i.to_on > @today) AND (i.team_or_site_id IN @scopes OR i.user_id IN @scopes)))
          AND NOT EXISTS (SELECT 1 FROM families_barred b WHERE b.household_id = h.id AND b.user_id = @me)
          AND (@died = 1 OR p.deceased_on IS NULL)
          AND ((h.state = 'Registered' AND h.id NOT IN (
            SELECT rm.household_id FROM families_member rm JOIN families_person rp ON rp.id = rm.person_id
            WHERE rp.sensitivity = 'Restricted' AND rm.from_on <= @today AND (rm.to_on IS NULL OR rm.to_on > @today))))
        ORDER BY p.family_name_folded, p.first_name_folded, p.id, m.household_id OFFSET @skip ROWS FETCH NEXT @take ROWS ONLY
        """, by, ct);

    private Task<IReadOnlyList<Hit>> ByPostcode(object by, CancellationToken ct) => db.Query<Hit>("""
        SELECT p.id AS person_id, m.household_id
        FROM families_household h
        JOIN families_member m ON m.household_id = h.id AND m.from_on <= @today AND (m.to_on IS NULL OR m.to_on > @today)
        JOIN families_person p ON p.id = m.person_id
        WHERE h.postcode_folded LIKE @Postcode
          AND (@everywhere = 1 OR h.neighbourhood_id IN @scopes OR EXISTS (
            SELECT 1 FROM families_involvement i WHERE i.household_id = h.id AND i.kind <> @Invited AND i.from_on <= @today
            AND (i.to_on IS NULL OR i.to_on > @today) AND (i.team_or_site_id IN @scopes OR i.user_id IN @scopes)))
          AND NOT EXISTS (SELECT 1 FROM families_barred b WHERE b.household_id = h.id AND b.user_id = @me)
          AND (@died = 1 OR p.deceased_on IS NULL)
          AND ((h.state = 'Registered' AND h.id NOT IN (
            SELECT rm.household_id FROM families_member rm JOIN families_person rp ON rp.id = rm.person_id
            WHERE rp.sensitivity = 'Restricted' AND rm.from_on <= @today AND (rm.to_on IS NULL OR rm.to_on > @today))))
        ORDER BY p.family_name_folded, p.first_name_folded, p.id, m.household_id OFFSET @skip ROWS FETCH NEXT @take ROWS ONLY
        """, by, ct);

    private Task<IReadOnlyList<Hit>> ByNumber(object by, CancellationToken ct) => db.Query<Hit>("""
        SELECT p.id AS person_id, m.household_id
        FROM families_person p
        JOIN families_member m ON m.person_id = p.id AND m.from_on <= @today AND (m.to_on IS NULL OR m.to_on > @today)
        JOIN families_household h ON h.id = m.household_id
        WHERE p.nhs_number = @Number
          AND (@everywhere = 1 OR h.neighbourhood_id IN @scopes OR EXISTS (
            SELECT 1 FROM families_involvement i WHERE i.household_id = h.id AND i.kind <> @Invited AND i.from_on <= @today
            AND (i.to_on IS NULL OR i.to_on > @today) AND (i.team_or_site_id IN @scopes OR i.user_id IN @scopes)))
          AND NOT EXISTS (SELECT 1 FROM families_barred b WHERE b.household_id = h.id AND b.user_id = @me)
          AND (@died = 1 OR p.deceased_on IS NULL)
          AND ((h.state = 'Registered' AND h.id NOT IN (
            SELECT rm.household_id FROM families_member rm JOIN families_person rp ON rp.id = rm.person_id
            WHERE rp.sensitivity = 'Restricted' AND rm.from_on <= @today AND (rm.to_on IS NULL OR rm.to_on > @today)))
            OR ((@openEverywhere = 1 OR h.neighbourhood_id IN @open OR EXISTS (
              SELECT 1 FROM families_involvement i WHERE i.household_id = h.id AND i.kind <> @Invited AND i.from_on <= @today
              AND (i.to_on IS NULL OR i.to_on > @today) AND (i.team_or_site_id IN @open OR i.user_id IN @open)))))
        ORDER BY p.family_name_folded, p.first_name_folded, p.id, m.household_id OFFSET @skip ROWS FETCH NEXT @take ROWS ONLY
        """, by, ct);

    private Task<IReadOnlyList<Hit>> ByBirth(object by, CancellationToken ct) => db.Query<Hit>("""
        SELECT p.id AS person_id, m.household_id
        FROM families_person p
        JOIN families_member m ON m.person_id = p.id AND m.from_on <= @today AND (m.to_on IS NULL OR m.to_on > @today)
        JOIN families_household h ON h.id = m.household_id
        WHERE p.date_of_birth = @Born AND p.birth_month_only = 0
          AND (@everywhere = 1 OR h.neighbourhood_id IN @scopes OR EXISTS (
            SELECT 1 FROM families_involvement i WHERE i.household_id = h.id AND i.kind <> @Invited AND i.from_on <= @today
            AND (i.to_on IS NULL OR i.to_on > @today) AND (i.team_or_site_id IN @scopes OR i.user_id IN @scopes)))
          AND NOT EXISTS (SELECT 1 FROM families_barred b WHERE b.household_id = h.id AND b.user_id = @me)
          AND (@died = 1 OR p.deceased_on IS NULL)
          AND ((h.state = 'Registered' AND h.id NOT IN (
            SELECT rm.household_id FROM families_member rm JOIN families_person rp ON rp.id = rm.person_id
            WHERE rp.sensitivity = 'Restricted' AND rm.from_on <= @today AND (rm.to_on IS NULL OR rm.to_on > @today)))
            OR ((@openEverywhere = 1 OR h.neighbourhood_id IN @open OR EXISTS (
              SELECT 1 FROM families_involvement i WHERE i.household_id = h.id AND i.kind <> @Invited AND i.from_on <= @today
              AND (i.to_on IS NULL OR i.to_on > @today) AND (i.team_or_site_id IN @open OR i.user_id IN @open)))))
        ORDER BY p.family_name_folded, p.first_name_folded, p.id, m.household_id OFFSET @skip ROWS FETCH NEXT @take ROWS ONLY
        """, by, ct);

    [GeneratedRegex(@"^[0-9 \-]+$", RegexOptions.CultureInvariant, 100)]
    private static partial Regex NumberShape();

    [GeneratedRegex("^[a-z]{1,2}[0-9][a-z0-9]?([0-9][a-z]{0,2})?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 100)]
    private static partial Regex PostcodeShape();

    internal sealed record Hit(Guid PersonId, Guid HouseholdId);

    internal sealed record Question(string? Number, string? Postcode, DateOnly? Born, IReadOnlyList<string> Words, string? Phone = null);
}
