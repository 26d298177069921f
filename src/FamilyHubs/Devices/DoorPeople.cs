using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.Offer;
using Neighbourhood.FamilyHubs.People;
using Neighbourhood.FamilyHubs.Register;
using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Devices;

/// <summary>Who may stand on a device: the booked families, and those who came to the same activity at this place in the last weeks.</summary>
internal sealed class DoorPeople(Db db, DoNotContact doNotContact, ISend send)
{
    private const int Weeks = 8;

    internal sealed record SessionRow(
        Guid Id, Guid ActivityId, string Title, string? Topic, string Site, string? Place, string? Room, DateOnly Day, DateTimeOffset StartsAt, DateTimeOffset EndsAt, SessionStatus Status, Bookable Bookable);

    internal sealed record Place(Guid SessionId, Guid PersonId, Guid? HouseholdId, bool Booked, AttendanceRole? Role);

    private sealed record BookedRow(Guid SessionId, Guid PersonId, Guid HouseholdId);

    private sealed record CameRow(Guid ActivityId, Guid PersonId, Guid? HouseholdId, AttendanceRole Role);

    internal Task<IReadOnlyList<SessionRow>> Sessions(Guid siteId, DateOnly from, DateOnly to, CancellationToken ct) => db.Query<SessionRow>("""
        SELECT s.id, s.activity_id, a.title, s.topic, t.name AS site, s.place, r.name AS room, s.day, s.starts_at, s.ends_at, s.status, a.bookable
        FROM familyhubs_session s JOIN familyhubs_activity a ON a.id = s.activity_id JOIN familyhubs_site t ON t.id = s.site_id LEFT JOIN familyhubs_room r ON r.id = s.room_id
        WHERE s.site_id = @siteId AND s.day >= @from AND s.day <= @to AND s.status <> 'Cancelled' ORDER BY s.starts_at, s.id
        """, new { siteId, from, to }, ct);

    /// <summary>Each person once a session, booked first.</summary>
    /// <param name="cancelledToo">Those too whose booking was cancelled since: a device may hold their names still.</param>
    internal async Task<IReadOnlyList<Place>> Of(IReadOnlyList<SessionRow> sessions, bool cancelledToo, CancellationToken ct)
    {
        if (sessions.Count == 0) return [];
        var booked = await db.Query<BookedRow>("""
            SELECT b.session_id, p.person_id, b.household_id FROM familyhubs_booking b JOIN familyhubs_booking_person p ON p.booking_id = b.id
            WHERE b.session_id IN @ids AND (@cancelledToo = 1 OR b.status IN ('Booked', 'Attended'))
            """, new { ids = sessions.Select(s => s.Id).ToList(), cancelledToo }, ct);
        var came = (await db.Query<CameRow>("""
            SELECT s.activity_id, a.person_id, a.household_id, a.role FROM familyhubs_attendance a JOIN familyhubs_session s ON s.id = a.session_id
            WHERE s.activity_id IN @activities AND s.site_id IN (SELECT site_id FROM familyhubs_session WHERE id = @one) AND s.day >= @from AND a.removed_at IS NULL AND a.state <> 'NotRegistered'
            ORDER BY a.made_at DESC, a.id DESC
            """, new { activities = sessions.Select(s => s.ActivityId).Distinct().ToList(), one = sessions[0].Id, from = sessions.Min(s => s.Day).AddDays(-7 * Weeks) }, ct)).ToLookup(c => c.ActivityId);
        return [.. sessions.SelectMany(s =>
        {
            var before = came[s.ActivityId].DistinctBy(c => c.PersonId).ToDictionary(c => c.PersonId);
            return booked.Where(b => b.SessionId == s.Id).Select(b => new Place(s.Id, b.PersonId, b.HouseholdId, true, before.GetValueOrDefault(b.PersonId)?.Role))
                .Concat(before.Values.Select(c => new Place(s.Id, c.PersonId, c.HouseholdId, false, c.Role))).DistinctBy(p => p.PersonId);
        })];
    }

    /// <summary>
    /// Those whose name may be on a device, as the worker may see them; and those who must be on none: contact is held (a loss, a death, a danger), they died, they object to sharing,
    /// or the worker may not see them.
    /// </summary>
    internal async Task<(IReadOnlyList<GetPeople.Person> Shown, IReadOnlyList<Guid> Away)> Sorted(IReadOnlyList<Guid> personIds, CancellationToken ct)
    {
        if (personIds.Count == 0) return ([], []);
        // Also one who died where the hold has ended since: the family is met again, without that name.
        var (held, objecting, died) = (await doNotContact.Held(personIds, ct), await doNotContact.Objecting(personIds, ct), await doNotContact.Died(personIds, ct));
        var asked = personIds.Where(id => !held.Contains(id) && !objecting.Contains(id) && !died.Contains(id)).ToList();
        var shown = (asked.Count == 0 ? [] : await send.Ask(new GetPeople(asked), ct)).Where(p => p.Masking != Masking.Hidden).ToList();
        return (shown, [.. personIds.Except(shown.Select(p => p.Id))]);
    }
}
