using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Devices;

/// <summary>A hub manager sees the devices of their hubs: who set them up, when they were last in touch, what they have not sent, and that their sums are right.</summary>
internal static class ListDevices
{
    /// <summary>Those in use first; ended ones for a month.</summary>
    [Allows(Permissions.ManageDevices, Unscoped = "only devices of the user's own hubs are answered")]
    internal sealed record Query : IQuery<IReadOnlyList<Row>>;

    /// <param name="Looks">Sessions with entries that somebody should look at, the first first.</param>
    internal sealed record Row(Found Device, DeviceSum Sum, IReadOnlyList<Look> Looks);

    /// <param name="SessionId">Null where the entries belong to no session that is shown with what devices noted.</param>
    internal sealed record Look(Guid DeviceId, Guid? SessionId, string? Title, DateOnly? Day, int Entries);

    internal sealed record Found(
        Guid Id, string Name, string Site, Guid UserId, DateTimeOffset SetUpAt, DateTimeOffset? SeenAt, int Unsent, DateTimeOffset? EndedAt, DeviceEnd? EndedCode, int? HandedOverCount);

    internal sealed class Handler(Db db, CurrentUser user, TimeProvider clock) : IQueryHandler<Query, IReadOnlyList<Row>>
    {
        private const int DaysShown = 30;
        private const int Most = 200;

        public async Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken ct)
        {
            var mine = user.ScopesFor(Permissions.ManageDevices);
            var found = await db.Query<Found>("""
                SELECT d.id, d.name, s.name AS site, d.user_id, d.set_up_at, d.seen_at, d.unsent, d.ended_at, d.ended_code, d.handed_over_count
                FROM familyhubs_device d JOIN familyhubs_site s ON s.id = d.site_id
                WHERE (@everywhere = 1 OR d.site_id IN @scopes) AND (d.ended_at IS NULL OR d.ended_at > @since)
                ORDER BY CASE WHEN d.ended_at IS NULL THEN 0 ELSE 1 END, s.name, d.name, d.id OFFSET 0 ROWS FETCH NEXT @Most ROWS ONLY
                """, new { everywhere = mine is null, scopes = mine?.ToList() ?? [], since = clock.Now().AddDays(-DaysShown), Most }, ct);
            var ids = found.Select(d => d.Id).ToList();
            var sums = (await db.Query<DeviceSum.Part>("""
                SELECT device_id, outcome, COALESCE(SUM(people), 0) AS people FROM familyhubs_device_entry WHERE device_id IN @ids GROUP BY device_id, outcome
                """, new { ids }, ct)).ToLookup(p => p.DeviceId);
            var looks = (await db.Query<Look>("""
                SELECT e.device_id, s.id AS session_id, a.title, s.day, COUNT(*) AS entries
                FROM familyhubs_device_entry e LEFT JOIN familyhubs_session s ON s.id = e.session_id AND e.kind <> 'Concern' LEFT JOIN familyhubs_activity a ON a.id = s.activity_id
                WHERE e.device_id IN @ids AND e.settled_at IS NULL AND (e.conflict_code IS NOT NULL OR e.outcome = 'Refused')
                GROUP BY e.device_id, s.id, a.title, s.day, s.starts_at ORDER BY s.starts_at, s.id
                """, new { ids }, ct)).ToLookup(l => l.DeviceId);
            return [.. found.Select(d => new Row(d, DeviceSum.Of(sums[d.Id]), [.. looks[d.Id]]))];
        }
    }

    [Allows(Permissions.ManageDevices, Unscoped = "only devices of the user's own hubs are shown")]
    internal sealed class Page(ISend send) : PageModel
    {
        internal IReadOnlyList<Row> Devices { get; private set; } = [];

        internal Func<Guid?, string> Worker { get; private set; } = _ => "";

        public async Task OnGet(CancellationToken ct)
        {
            Devices = await send.Ask(new Query(), ct);
            Worker = await send.Names(Devices.Select(d => (Guid?)d.Device.UserId), ct);
        }
    }
}
