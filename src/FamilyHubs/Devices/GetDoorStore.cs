using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.Register;
using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Devices;

/// <summary>A device takes with it the names of today's and tomorrow's sessions, as the worker may see them: names and no more, for a day.</summary>
internal static class GetDoorStore
{
    [Allows(Permissions.UseDevice, On = nameof(DeviceId))]
    internal sealed record Query(Guid DeviceId) : IQuery<Answer>;

    /// <param name="Until">When the names must be gone from the device.</param>
    /// <param name="Ended">The device takes no register any more.</param>
    /// <param name="Numbers">What to ring when somebody is in danger.</param>
    internal sealed record Answer(DateTimeOffset At, DateTimeOffset Until, IReadOnlyList<Session> Sessions, bool Ended, IReadOnlyList<string>? Numbers = null);

    internal sealed record Session(
        Guid Id, string Title, string Place, DateOnly Day, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Status, string Bookable, IReadOnlyList<Person> People);

    /// <param name="Role">As whom they came last; else by their age.</param>
    /// <param name="AgeMonths">Null for an adult, a restricted person, and where it is not known.</param>
    internal sealed record Person(Guid PersonId, Guid? HouseholdId, string Name, string Role, int? AgeMonths, bool Booked);

    internal sealed class Handler(Db db, DeviceBook devices, DoorPeople people, ISend send, Audit audit, TimeProvider clock) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var (now, today) = (clock.Now(), clock.Today());
            var device = await devices.Find(query.DeviceId, ct) ?? throw new NotFound("The device");
            if (device.EndedAt is not null) return new(now, now, [], Ended: true);
            var area = (await db.Query<Guid>("SELECT neighbourhood_id FROM familyhubs_site WHERE id = @SiteId AND neighbourhood_id IS NOT NULL", device, ct)).Select(id => (Guid?)id).FirstOrDefault();
            var hours = await send.Number("hub.deviceNamesHours", area, ct);
            var sessions = (await people.Sessions(device.SiteId, today, today.AddDays(1), ct)).Where(s => s.Status != SessionStatus.Planned).ToList();
            var places = (await people.Of(sessions, cancelledToo: false, ct)).ToLookup(p => p.SessionId);
            var (shown, _) = await people.Sorted([.. places.SelectMany(p => p).Select(p => p.PersonId).Distinct()], ct);
            var ages = shown.Count == 0 ? [] : await send.Ask(new GetAges([.. shown.Select(p => p.Id)], today), ct);
            var (seen, age) = (shown.ToDictionary(p => p.Id), ages.ToDictionary(a => a.PersonId));

            var answer = new Answer(now, now.AddHours(hours), [.. sessions.Select(s => new Session(
                s.Id, s.Topic is null ? s.Title : $"{s.Title}: {s.Topic}", s.Place ?? (s.Room is null ? s.Site : $"{s.Site}, {s.Room}"), s.Day, s.StartsAt, s.EndsAt, s.Status.ToString(), s.Bookable.ToString(),
                [.. places[s.Id].Where(p => seen.ContainsKey(p.PersonId) && MayStand(seen[p.PersonId], s.Day, today))
                    .DistinctBy(p => seen[p.PersonId].KeptId ?? p.PersonId)
                    .Select(p => One(p, seen[p.PersonId], age.GetValueOrDefault(p.PersonId)))
                    .OrderBy(p => Folded.Text(p.Name), StringComparer.Ordinal).ThenBy(p => p.PersonId)]))], Ended: false, await send.Numbers(area, ct));
            var ids = answer.Sessions.SelectMany(s => s.People).Select(p => p.PersonId).Distinct().ToList();
            audit.Saw(ids);
            audit.Leaves("export", ids);
            return answer;
        }

        /// <summary>A restricted person stands beside a place only on the day itself, for that session's own staff.</summary>
        private static bool MayStand(GetPeople.Person person, DateOnly day, DateOnly today) => person.Masking != Masking.Restricted || day == today;

        private static Person One(DoorPeople.Place place, GetPeople.Person seen, GetAges.Age? age) => new(
            seen.KeptId ?? seen.Id, seen.HouseholdId ?? place.HouseholdId, seen.Name,
            (place.Role ?? (age is { IsChild: true } ? AttendanceRole.Child : AttendanceRole.Carer)).ToString(),
            seen.Masking == Masking.Full && age is { IsChild: true } ? age.Months : null, place.Booked);
    }

    [Allows(Permissions.UseDevice, Unscoped = "the device is checked by the question, and one that is not the worker's is told that it has ended")]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, TimeProvider clock) : DoorPage
    {
        public Guid DeviceId { get; set; }

        public Task<IActionResult> OnGet(CancellationToken ct) => Answer(async () =>
        {
            try
            {
                return await send.Ask(new Query(DeviceId), ct);
            }
            catch (NotFound)
            {
                return new Answer(clock.Now(), clock.Now(), [], Ended: true);
            }
        });
    }
}
