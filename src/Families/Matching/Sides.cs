using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Matching;

/// <summary>Reads what is compared: a person under all their ids, and what of theirs stays in force when two are joined.</summary>
internal sealed class Sides(Db db, ISend send, Aliases aliases, TimeProvider clock)
{
    internal async Task<Comparison.Side> Of(Guid personId, bool held, CancellationToken ct)
    {
        var ids = await aliases.AllOf(personId, ct);
        var records = await Records(ids, ct);
        var record = records.FirstOrDefault(r => r.Id == ids[0]) ?? throw new NotFound("This person");
        var homes = await db.Query<Home>("""
            SELECT DISTINCT h.id, h.line1, h.line2, h.town, h.postcode FROM families_member m JOIN families_household h ON h.id = m.household_id
            WHERE m.person_id IN @ids AND m.from_on <= @today AND (m.to_on IS NULL OR m.to_on > @today)
            """, new { ids, today = clock.Today() }, ct);
        var reach = await db.Query<string>("SELECT DISTINCT as_typed FROM families_contact_point WHERE person_id IN @ids AND to_on IS NULL ORDER BY as_typed", new { ids }, ct);
        var family = await db.Query<Called>("""
            SELECT DISTINCT p.id, p.first_name, p.family_name FROM families_member m JOIN families_person p ON p.id = m.person_id
            WHERE m.household_id IN @homes AND m.from_on <= @today AND (m.to_on IS NULL OR m.to_on > @today) ORDER BY p.first_name, p.id
            """, new { homes = homes.Select(h => h.Id).ToList(), today = clock.Today() }, ct);
        return new(personId, record.FirstName, record.PreferredName, record.FamilyName, record.DateOfBirth, record.BirthMonthOnly, record.NhsNumber, record.NhsStatus, record.Language,
            records.Any(r => r.Sensitivity == Sensitivity.Restricted), records.Select(r => r.DeceasedOn).FirstOrDefault(d => d is not null), held,
            [.. homes.Select(h => h.InOneLine).Distinct(StringComparer.Ordinal)], reach,
            [.. family.Where(p => !ids.Contains(p.Id)).Select(p => $"{p.FirstName} {p.FamilyName}".Trim())]);
    }

    /// <exception cref="Refused">A trace gave the two different numbers.</exception>
    internal async Task CheckNumbers(Guid one, Guid other, CancellationToken ct)
    {
        var ids = (await aliases.Of([one, other], ct)).Everyone([one, other]);
        if ((await Records(ids, ct)).Where(r => r.NhsStatus == NhsNumber.Traced && r.NhsNumber is not null).Select(r => r.NhsNumber).Distinct(StringComparer.Ordinal).Count() > 1)
            throw new Refused("Decision", "They have two different verified NHS numbers: they are two people, or one number is wrong. Correct the number first");
    }

    /// <summary>How much each module keeps of a person: "referrals that name this person: 2".</summary>
    internal async Task<IReadOnlyList<string>> Kept(Guid personId, CancellationToken ct)
    {
        var says = new List<string>();
        foreach (var id in await aliases.AllOf(personId, ct))
            says.AddRange((await send.Ask(new GatherAboutPerson(id), ct)).Where(p => p.Kind is not (Since.Person or Since.Compared or Since.Joined)).Select(p => $"{p.Kind}: {p.Ids.Count}"));
        return says;
    }

    /// <summary>What is stricter of the two, and so holds for both.</summary>
    internal async Task<IReadOnlyList<string>> Stands(Comparison.Side one, Comparison.Side other, CancellationToken ct)
    {
        var says = new List<string>();
        if ((one.Restricted && !one.Held) || (other.Restricted && !other.Held)) says.Add("Restricted: shown by first name and without a place, until the mark is lifted from both records");
        foreach (var purpose in Enum.GetValues<SharingPurpose>())
            if (await send.Ask(new GetSharingBasis(one.PersonId, purpose), ct) == SharingBasis.Objection || await send.Ask(new GetSharingBasis(other.PersonId, purpose), ct) == SharingBasis.Objection)
                says.Add($"Objection to sharing: {InWords(purpose)}");
        if (one.DeceasedOn is not null || other.DeceasedOn is not null) says.Add("Recorded as died: nothing is sent to either record");
        return says;
    }

    private static string InWords(SharingPurpose purpose) => purpose switch
    {
        SharingPurpose.DirectCare => "direct care",
        SharingPurpose.EarlyHelp => "early help",
        SharingPurpose.SocialPrescribing => "community connections",
        SharingPurpose.PeerSupport => "peer support",
        SharingPurpose.MdtDiscussion => "case meetings",
        SharingPurpose.Research => "research",
        _ => "photos and publicity",
    };

    private Task<IReadOnlyList<Record>> Records(IReadOnlyList<Guid> ids, CancellationToken ct) => db.Query<Record>("""
        SELECT id, first_name, preferred_name, family_name, date_of_birth, birth_month_only, nhs_number, nhs_status, language, sensitivity, deceased_on
        FROM families_person WHERE id IN @ids
        """, new { ids }, ct);

    private sealed record Record(
        Guid Id, string FirstName, string? PreferredName, string? FamilyName, DateOnly? DateOfBirth, bool BirthMonthOnly, string? NhsNumber, string NhsStatus, string? Language,
        Sensitivity Sensitivity, DateOnly? DeceasedOn);

    private sealed record Home(Guid Id, string? Line1, string? Line2, string? Town, string? Postcode)
    {
        internal string InOneLine => string.Join(", ", new[] { Line1, Line2, Town, Postcode }.Where(l => !string.IsNullOrEmpty(l)));
    }

    private sealed record Called(Guid Id, string FirstName, string? FamilyName);
}
