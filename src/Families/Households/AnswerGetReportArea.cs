using Neighbourhood.Areas.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Households;

/// <summary>Where people lived on a day, for figures. Of a restricted household nothing below the locality is said, today or for a day before.</summary>
internal sealed class AnswerGetReportArea(Db db, ISend send, TimeProvider clock) : IFactHandler<GetReportArea, IReadOnlyList<GetReportArea.Area>>
{
    public async Task<IReadOnlyList<GetReportArea.Area>> Handle(GetReportArea question, CancellationToken ct)
    {
        if (question.PersonIds.Count == 0) return [];
        var asked = new { ids = question.PersonIds.Distinct().ToList(), question.On, today = clock.Today() };
        var known = await db.Query<Guid>("SELECT id FROM families_person WHERE id IN @ids", asked, ct);
        var homes = (await db.Query<Home>("""
            SELECT m.person_id, h.id AS household_id, m.lives_here, m.from_on, h.address_from, h.lsoa21, h.imd_decile, h.imd_version, h.locality_id, h.locality, h.neighbourhood_id
            FROM families_member m JOIN families_household h ON h.id = m.household_id
            WHERE m.person_id IN @ids AND m.from_on <= @On AND (m.to_on IS NULL OR m.to_on > @On)
            """, asked, ct)).ToLookup(h => h.PersonId);
        var restricted = (await db.Query<Guid>("""
            SELECT m.person_id FROM families_member m JOIN families_person p ON p.id = m.person_id
            WHERE m.person_id IN @ids AND p.sensitivity = 'Restricted'
            UNION
            SELECT m.person_id FROM families_member m
            JOIN families_member o ON o.household_id = m.household_id AND o.from_on <= @today AND (o.to_on IS NULL OR o.to_on > @today)
            JOIN families_person p ON p.id = o.person_id
            WHERE m.person_id IN @ids AND m.from_on <= @today AND (m.to_on IS NULL OR m.to_on > @today) AND p.sensitivity = 'Restricted'
            """, asked, ct)).ToHashSet();
        var areas = new List<GetReportArea.Area>();
        foreach (var id in known)
        {
            var home = homes[id].OrderBy(h => h.LivesHere switch { "Full" => 0, "Part" => 1, _ => 2 }).ThenBy(h => h.FromOn).ThenBy(h => h.HouseholdId).FirstOrDefault();
            var at = home is null ? GetAreaOf.Area.Unknown : await At(home, question.On, ct);
            areas.Add(restricted.Contains(id)
                ? new(id, null, null, null, at.LocalityId, at.Locality, at.NeighbourhoodId)
                : new(id, at.Lsoa21, at.ImdDecile, at.ImdDecile is null ? null : at.ImdVersion, at.LocalityId, at.Locality, at.NeighbourhoodId));
        }
        return areas;
    }

    /// <summary>The area that is kept for the address that the household had on the day.</summary>
    private async Task<GetAreaOf.Area> At(Home home, DateOnly on, CancellationToken ct)
    {
        var now = GetAreaOf.Area.Unknown with
        {
            Lsoa21 = home.Lsoa21,
            ImdDecile = home.ImdDecile,
            ImdVersion = home.ImdVersion,
            LocalityId = home.LocalityId,
            Locality = home.Locality,
            NeighbourhoodId = home.NeighbourhoodId,
        };
        if (home.AddressFrom <= on) return now;
        var former = await db.Query<Former>("""
            SELECT postcode FROM families_former_address WHERE household_id = @HouseholdId AND to_on > @on AND from_on <= @on ORDER BY to_on, id
            """, new { home.HouseholdId, on }, ct);
        // Before the first address that is known, that one stands for it.
        if (former.Count == 0)
            former = await db.Query<Former>("SELECT postcode FROM families_former_address WHERE household_id = @HouseholdId ORDER BY from_on, to_on, id", new { home.HouseholdId }, ct);
        return former.Count == 0 ? now
            : former[0].Postcode is { } postcode && postcode != ContactValue.NoFixedAddress ? await send.Ask(new GetAreaOf(postcode, on), ct)
            : GetAreaOf.Area.Unknown;
    }

    private sealed record Former(string? Postcode);

    private sealed record Home(
        Guid PersonId, Guid HouseholdId, string LivesHere, DateOnly FromOn, DateOnly AddressFrom, string? Lsoa21, int? ImdDecile, string? ImdVersion,
        Guid? LocalityId, string? Locality, Guid? NeighbourhoodId);
}
