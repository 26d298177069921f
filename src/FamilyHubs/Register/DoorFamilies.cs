using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.Bookings;
using Neighbourhood.FamilyHubs.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Register;

/// <summary>The families that a worker may tap at the door: those who are booked, those who came before, and those whom a search finds among the families of the worker; nobody who died.</summary>
internal sealed class DoorFamilies(Db db, Aliases aliases, DoNotContact contact, ISend send)
{
    private const int BackDays = 56;
    private const int MostExpected = 80;

    /// <summary>Of so many that a search finds each person is shown; of the others the family alone.</summary>
    private const int MostOpened = 5;

    private sealed record Row(Guid PersonId, Guid? HouseholdId, bool Booked, bool AskBefore);

    /// <summary>Who is booked, and who came to the same activity at this site within eight weeks; booked families first.</summary>
    /// <param name="here">Those on the register already, by the ids that are kept.</param>
    internal async Task<IReadOnlyList<SeeRegister.Family>> Expected(Guid sessionId, DateOnly day, IReadOnlySet<Guid> here, CancellationToken ct)
    {
        var rows = await db.Query<Row>("""
            SELECT p.person_id, b.household_id, 1 AS booked, COALESCE(b.ask_before, 0) AS ask_before
            FROM familyhubs_booking b JOIN familyhubs_booking_person p ON p.booking_id = b.id
            WHERE b.session_id = @sessionId AND b.status IN ('Booked', 'Waiting', 'Attended', 'NotAttended')
            UNION ALL
            SELECT DISTINCT a.person_id, a.household_id, 0 AS booked, 0 AS ask_before
            FROM familyhubs_session s JOIN familyhubs_session o ON o.activity_id = s.activity_id AND o.site_id = s.site_id AND o.id <> s.id
            JOIN familyhubs_attendance a ON a.session_id = o.id AND a.removed_at IS NULL AND a.state IN ('Registered', 'MergedInto')
            WHERE s.id = @sessionId AND o.day >= @from AND o.day <= @day
            """, new { sessionId, day, from = day.AddDays(-BackDays) }, ct);
        if (rows.Count == 0) return [];
        var kept = await aliases.KeptOf([.. rows.Select(r => r.PersonId)], ct);
        var died = await contact.Died([.. kept.Values.Distinct()], ct);
        var people = (await send.Ask(new GetPeople([.. kept.Values.Distinct()]), ct)).Where(p => p.Masking != Masking.Hidden && !died.Contains(p.Id)).ToDictionary(p => p.Id);
        var members = rows.Select(r => (Person: people.GetValueOrDefault(kept[r.PersonId]), Row: r)).Where(m => m.Person is not null)
            .GroupBy(m => m.Person!.Id).Select(g => (g.First().Person, Booked: g.Any(m => m.Row.Booked), AskBefore: g.Any(m => m.Row.AskBefore), HouseholdId: g.First().Person!.HouseholdId ?? g.First().Row.HouseholdId))
            .Where(m => m.HouseholdId is not null).GroupBy(m => m.HouseholdId!.Value).ToList();
        var held = await contact.Held([.. people.Keys], ct);
        var names = await Names([.. members.Select(g => g.Key)], ct);
        return [.. members
            .Select(g => new SeeRegister.Family(g.Key, names.GetValueOrDefault(g.Key, "A family"), g.Any(m => m.Booked),
                [.. g.Select(m => new SeeRegister.Member(m.Person!.Id, m.Person.Name, m.Person.Age, here.Contains(m.Person.Id)))],
                g.Any(m => held.Contains(m.Person!.Id)) ? Booking.DoNotContact : g.Any(m => m.AskBefore) ? Booking.AskBefore : null))
            .OrderBy(f => f.Members.All(m => m.IsHere)).ThenByDescending(f => f.Booked).ThenBy(f => f.Name, StringComparer.CurrentCulture).Take(MostExpected)];
    }

    /// <summary>Families that the worker may see, by a name, a postcode, a NHS number or a day of birth.</summary>
    internal async Task<IReadOnlyList<SeeRegister.Family>> Find(string text, IReadOnlySet<Guid> here, CancellationToken ct)
    {
        var families = new List<SeeRegister.Family>();
        foreach (var household in (await send.Ask(new FindHouseholds(text), ct)).Where(h => h.Masking != Masking.Hidden))
        {
            var members = families.Count < MostOpened ? (await send.Ask(new GetHousehold(household.Id), ct))?.Members ?? [] : [];
            var died = await contact.Died([.. members.Select(m => m.PersonId)], ct);
            families.Add(new(household.Id, household.Name, false,
                [.. members.Where(m => m.Role != "unborn child" && !died.Contains(m.PersonId)).Select(m => new SeeRegister.Member(m.PersonId, m.Name, m.Age, here.Contains(m.PersonId)))]));
        }
        return families;
    }

    private async Task<IReadOnlyDictionary<Guid, string>> Names(IReadOnlyList<Guid> householdIds, CancellationToken ct) =>
        householdIds.Count == 0 ? new Dictionary<Guid, string>() : (await send.Ask(new GetHouseholds(householdIds), ct)).ToDictionary(h => h.Id, h => h.Name);
}
