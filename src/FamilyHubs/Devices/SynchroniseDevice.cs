using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.People;
using Neighbourhood.FamilyHubs.Register;
using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Devices;

/// <summary>A device at a door hands in what it noted without a network, and hears how the registers stand and whose names it may no longer keep.</summary>
internal static class SynchroniseDevice
{
    /// <summary>How everything stands that the device made, after its entries were taken.</summary>
    /// <param name="SessionIds">Sessions of which it noted something.</param>
    [Allows(Permissions.UseDevice, On = nameof(DeviceId))]
    internal sealed record Query(Guid DeviceId, IReadOnlyList<Guid> SessionIds) : IQuery<Answer>;

    /// <param name="Drop">People whose names must go from the device: contact is held, they object, or the worker may not see them any more.</param>
    /// <param name="Rename">People of whom only the first name may be kept.</param>
    /// <param name="AfterClose">What it noted of these and of the last days' sessions after their registers were closed.</param>
    internal sealed record Answer(DeviceSum Sum, IReadOnlyList<SessionNow> Sessions, IReadOnlyList<Guid> Drop, IReadOnlyList<Renamed> Rename, IReadOnlyList<EntryAnswer> AfterClose);

    internal sealed class Handler(Db db, DeviceBook devices, DoorPeople people, Aliases aliases, RegisterDesk desk, Audit audit, TimeProvider clock) : IQueryHandler<Query, Answer>
    {
        private sealed record Row(Guid Id, SessionStatus Status, DateTimeOffset? ReopenedAt);

        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var device = await devices.Find(query.DeviceId, ct) ?? throw new NotFound("The device");
            var rows = await db.Query<Row>("""
                SELECT s.id, s.status, r.reopened_at FROM familyhubs_session s LEFT JOIN familyhubs_register r ON r.session_id = s.id
                WHERE s.site_id = @SiteId AND ((s.day >= @from AND s.day <= @to) OR s.id IN @SessionIds) ORDER BY s.starts_at, s.id
                """, new { device.SiteId, from = clock.Today().AddDays(-1), to = clock.Today().AddDays(1), query.SessionIds }, ct);
            var sessions = new List<SessionNow>();
            foreach (var row in rows)
            {
                var sums = await desk.Sums(row.Id, ct);
                sessions.Add(new(row.Id, row.Status.ToString(), sums.Named, sums.CountedAdults + sums.CountedChildren, row.ReopenedAt is not null));
            }

            var late = rows.Count == 0 ? [] : await db.Query<EntryBook.Row>("""
                SELECT id, device_id, kind, outcome, reason_code, conflict_code, joined_to, attendance_ids, refusals, digest FROM familyhubs_device_entry
                WHERE device_id = @DeviceId AND session_id IN @ids AND reason_code = 'after-close' ORDER BY id
                """, new { query.DeviceId, ids = rows.Select(r => r.Id).ToList() }, ct);

            // Everybody who could stand on the device: names of yesterday's store too.
            var could = await people.Of([.. (await people.Sessions(device.SiteId, clock.Today().AddDays(-1), clock.Today().AddDays(1), ct)).Where(s => s.Status != SessionStatus.Planned)], cancelledToo: true, ct);
            var (shown, away) = await people.Sorted([.. could.Select(p => p.PersonId).Distinct()], ct);
            var renamed = shown.Where(p => p.Masking == Masking.Restricted).Select(p => new Renamed(p.KeptId ?? p.Id, p.Name)).Distinct().ToList();
            // The store has them under the id that reads for both, where records were joined.
            var drop = away.Concat((await aliases.KeptOf(away, ct)).Values).Distinct().ToList();
            audit.Saw(renamed.Select(r => r.PersonId));
            return new(await Sum(query.DeviceId, ct), sessions, drop, renamed, [.. late.Select(l => l.Answer)]);
        }

        private async Task<DeviceSum> Sum(Guid deviceId, CancellationToken ct) => DeviceSum.Of(await db.Query<DeviceSum.Part>("""
            SELECT device_id, outcome, COALESCE(SUM(people), 0) AS people FROM familyhubs_device_entry WHERE device_id = @deviceId GROUP BY device_id, outcome
            """, new { deviceId }, ct));
    }

    [Allows(Permissions.UseDevice, Unscoped = "the device is checked by every message that is sent for it, and one that is not the worker's is told that it has ended")]
    internal sealed class Page(Synchroniser synchroniser) : DoorPage
    {
        public IActionResult OnGet() => Redirect(App);

        public Task<IActionResult> OnPost(CancellationToken ct) => Answer(sent => Synchronise(sent, ct), ct);

        private Task<SyncAnswer> Synchronise(JsonElement sent, CancellationToken ct)
        {
            var entries = EntryReading.List(sent, "entries");
            if (entries.Count > Synchroniser.MostEntries) throw new TooMany(Synchroniser.MostEntries);
            return synchroniser.Run(EntryReading.Id(sent, "deviceId"), EntryReading.Whole(sent, "unsent") ?? 0, entries, ct);
        }
    }
}
