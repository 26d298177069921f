using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Households;
using Neighbourhood.Families.Matching;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.ContactPoints;

/// <summary>
/// How a message could reach somebody, for Contact alone: their own points, and the household's address where they have none to write to.
/// Records that were joined are read as one, and where they differ the stricter holds.
/// </summary>
internal sealed class AnswerGetReach(Db db, Aliases aliases, Sight sight, TimeProvider clock) : IFactHandler<GetReach, GetReach.Answer?>
{
    public async Task<GetReach.Answer?> Handle(GetReach question, CancellationToken ct)
    {
        var asked = new { ids = await aliases.AllOf(question.PersonId, ct), today = clock.Today() };
        var records = await db.Query<Person>("""
            SELECT id, first_name, preferred_name, date_of_birth, is_unborn, deceased_on, sensitivity, language, interpreter_needed, accessible_info, written_format,
                contact_preference, no_contact_by
            FROM families_person WHERE id IN @ids
            """, asked, ct);
        if (records.FirstOrDefault(r => r.Id == asked.ids[0]) is not { } person) return null;
        var homes = await db.Query<Home>("""
            SELECT h.id AS household_id, m.role, m.lives_here, h.no_fixed_address, h.line1, h.line2, h.town, h.postcode, h.address_from, h.neighbourhood_id
            FROM families_member m LEFT JOIN families_joined j ON j.id = m.household_id JOIN families_household h ON h.id = COALESCE(j.kept_id, m.household_id)
            WHERE m.person_id IN @ids AND m.from_on <= @today AND (m.to_on IS NULL OR m.to_on > @today)
            ORDER BY CASE m.lives_here WHEN 'Full' THEN 0 WHEN 'Part' THEN 1 ELSE 2 END, m.from_on, m.id
            """, asked, ct);
        var restricted = records.Any(r => r.Sensitivity == Sensitivity.Restricted) || (await sight.Families([.. homes.Select(h => h.HouseholdId).Distinct()], ct)).Any(f => f.Restricted);
        var points = OfAllRecords(await db.Query<Point>("""
            SELECT id, kind, as_typed, e164, shared_with, safe_to_leave_message, safe_times, checked_on, undeliverable_on
            FROM families_contact_point
            WHERE person_id IN @ids AND from_on <= @today AND (to_on IS NULL OR to_on > @today) ORDER BY checked_on DESC, id DESC
            """, asked, ct));

        var home = homes.FirstOrDefault(h => h.LivesHere != "No");
        return new(question.PersonId, homes is [var first, ..] ? first.HouseholdId : null, person.PreferredName ?? person.FirstName, records.Any(r => r.DeceasedOn is not null),
            restricted, IsChild(person, homes), person.Language, person.InterpreterNeeded, Formats(person.AccessibleInfo, person.WrittenFormat), Prefers(person.ContactPreference),
            [.. records.SelectMany(r => Never(r.ContactPreference, r.NoContactBy)).Distinct()],
            [.. points.SelectMany(Points), .. points.Any(p => p.Kind == ContactPoint.Postal) ? [] : AtHome(home)], home?.NeighbourhoodId);
    }

    /// <summary>The same number or address under two records is as safe as the less safe of them says; one that came back under either is left out.</summary>
    private static IReadOnlyList<Point> OfAllRecords(IReadOnlyList<Point> points) =>
        [.. points.GroupBy(p => (p.Kind, Folded.Text(p.E164 ?? p.AsTyped))).Where(g => g.All(p => p.UndeliverableOn is null)).Select(g => g.First() with
        {
            SharedWith = g.Select(p => p.SharedWith).FirstOrDefault(s => s is not null),
            SafeToLeaveMessage = g.Select(p => p.SafeToLeaveMessage).OrderBy(s => s switch { nameof(SafeToUse.No) => 0, nameof(SafeToUse.Unknown) => 1, _ => 2 }).First(),
            SafeTimes = g.Select(p => p.SafeTimes).FirstOrDefault(t => t is not null),
        })];

    private bool IsChild(Person person, IReadOnlyList<Home> homes) =>
        person.IsUnborn || (person.DateOfBirth is { } born ? Age.Years(born, clock.Today()) < Age.Adult : homes.Any(h => Codes.IsChild(h.Role)));

    private static IEnumerable<GetReach.Point> Points(Point point) => ContactPoint.Modes(point.Kind).Select(mode =>
        new GetReach.Point(point.Id, mode, point.E164 ?? point.AsTyped, point.SharedWith is not null, Enum.Parse<SafeToUse>(point.SafeToLeaveMessage), point.SafeTimes, point.CheckedOn));

    /// <summary>Nobody has said whether a letter that comes to the house is safe.</summary>
    private static IEnumerable<GetReach.Point> AtHome(Home? home)
    {
        if (home is null or { NoFixedAddress: true } or { Line1: null }) return [];
        var lines = string.Join('\n', new[] { home.Line1, home.Line2, home.Town, home.Postcode }.Where(l => !string.IsNullOrEmpty(l)));
        return [new(home.HouseholdId, ReachMode.Letter, lines, false, SafeToUse.Unknown, null, home.AddressFrom)];
    }

    private static IReadOnlyList<RegisterFamily.Access> Formats(string? accessible, string? written) =>
        [.. InWords.Split(accessible).Select(Enum.Parse<RegisterFamily.Access>).Concat(InWords.Split(written).Select(code => code switch
        {
            "11" => RegisterFamily.Access.LargePrint,
            "12" => RegisterFamily.Access.Braille,
            _ => RegisterFamily.Access.Audio,
        })).Distinct()];

    /// <summary>Of the field's nine codes; minicom, a proxy and sign language are for a person to arrange.</summary>
    internal static ReachMode? Prefers(string? code) => code switch
    {
        "1" => ReachMode.Letter,
        "2" => ReachMode.InPerson,
        "3" => ReachMode.Telephone,
        "4" => ReachMode.Email,
        "9" => ReachMode.Text,
        _ => null,
    };

    /// <summary>Code 8 is "no telephone contact".</summary>
    private static IReadOnlyList<ReachMode> Never(string? code, string? modes) =>
        [.. InWords.Split(modes).Select(Enum.Parse<ReachMode>).Concat(code == "8" ? [ReachMode.Telephone] : []).Distinct()];

    private sealed record Person(
        Guid Id, string FirstName, string? PreferredName, DateOnly? DateOfBirth, bool IsUnborn, DateOnly? DeceasedOn, Sensitivity Sensitivity, string? Language, bool? InterpreterNeeded,
        string? AccessibleInfo, string? WrittenFormat, string? ContactPreference, string? NoContactBy);

    private sealed record Home(
        Guid HouseholdId, string Role, string LivesHere, bool NoFixedAddress, string? Line1, string? Line2, string? Town, string? Postcode, DateOnly AddressFrom,
        Guid? NeighbourhoodId);

    private sealed record Point(
        Guid Id, string Kind, string AsTyped, string? E164, string? SharedWith, string SafeToLeaveMessage, string? SafeTimes, DateOnly CheckedOn, DateOnly? UndeliverableOn);
}
