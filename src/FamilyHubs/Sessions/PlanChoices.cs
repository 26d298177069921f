using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sessions;

/// <summary>What somebody who plans may choose from: their own places and activities, the rooms and programmes there, and who may lead.</summary>
internal sealed class PlanChoices(Db db, ISend send, CurrentUser user, TimeProvider clock)
{
    private sealed record Row(Guid Id, string Name, Guid SiteId, Guid? NeighbourhoodId, Guid? AddedBy);

    private sealed record Part(Guid Id, string Name, string OfName);

    /// <summary>What an activity takes and is meant for.</summary>
    internal sealed record Terms(Guid SiteId, int Minutes, int? Capacity);

    internal IReadOnlyList<SelectListItem> Sites { get; private set; } = [];

    internal IReadOnlyList<SelectListItem> Activities { get; private set; } = [];

    internal IReadOnlyList<SelectListItem> Rooms { get; private set; } = [];

    internal IReadOnlyList<SelectListItem> Programmes { get; private set; } = [];

    internal IReadOnlyList<SelectListItem> Staff { get; private set; } = [];

    internal async Task Load(IReadOnlyList<Guid> leads, CancellationToken ct)
    {
        var ids = await LoadSites(ct);
        Activities = Items((await db.Query<Row>("""
            SELECT a.id, a.title AS name, a.site_id, s.neighbourhood_id, s.added_by FROM familyhubs_activity a JOIN familyhubs_site s ON s.id = a.site_id WHERE a.retired_on IS NULL ORDER BY a.folded_title, a.id
            """, ct: ct)).Where(Mine));
        Rooms = Named(await RoomsOf(ids, ct), ids.Count > 1);
        Programmes = Named(await db.Query<Part>("""
            SELECT p.id, p.cohort AS name, a.title AS of_name FROM familyhubs_programme p JOIN familyhubs_activity a ON a.id = p.activity_id
            WHERE p.site_id IN @ids AND p.ended_on IS NULL ORDER BY p.starts_on, p.id
            """, new { ids }, ct), true);
        await LoadStaff(ids, leads, ct);
    }

    /// <summary>Of one of those that were loaded; null for any other.</summary>
    internal async Task<Terms?> Usual(Guid? activityId, CancellationToken ct) => activityId is { } id && Activities.Any(a => a.Value == id.ToString())
        ? await db.Find<Terms>("SELECT site_id, minutes, capacity FROM familyhubs_activity WHERE id = @id", new { id }, ct)
        : null;

    internal async Task<IReadOnlyList<Guid>> LoadSites(CancellationToken ct)
    {
        var sites = (await db.Query<Row>("SELECT id, name, id AS site_id, neighbourhood_id, added_by FROM familyhubs_site WHERE closed_on IS NULL OR closed_on > @today ORDER BY name", new { today = clock.Today() }, ct)).Where(Mine).ToList();
        Sites = Items(sites);
        return [.. sites.Select(s => s.Id)];
    }

    internal async Task LoadRooms(Guid siteId, CancellationToken ct) => Rooms = Named(await RoomsOf([siteId], ct), false);

    /// <summary>The hub's workers and managers, and whoever leads already.</summary>
    internal async Task LoadStaff(IReadOnlyList<Guid> siteIds, IReadOnlyList<Guid> leads, CancellationToken ct)
    {
        var staff = new List<GetStaff.Worker>();
        foreach (var site in siteIds.Take(20))
            foreach (var role in (string[])[Roles.HubWorker, Roles.HubManager])
                staff.AddRange(await send.Ask(new FindStaff(Role: role, ScopeId: site), ct));
        if (leads.Count > 0) staff.AddRange(await send.Ask(new GetStaff(leads), ct));
        Staff = [.. FamilyHubs.Staff.Choices(staff.Where(w => !w.Ended).DistinctBy(w => w.Id).OrderBy(w => w.Name, StringComparer.CurrentCultureIgnoreCase))];
    }

    private Task<IReadOnlyList<Part>> RoomsOf(IReadOnlyList<Guid> ids, CancellationToken ct) => db.Query<Part>("""
        SELECT r.id, r.name, s.name AS of_name FROM familyhubs_room r JOIN familyhubs_site s ON s.id = r.site_id WHERE r.site_id IN @ids AND (r.retired_on IS NULL OR r.retired_on > @today) ORDER BY s.name, r.name, r.id
        """, new { ids, today = clock.Today() }, ct);

    private bool Mine(Row row) => user.ScopesFor(Permissions.PlanSessions) is not { } scopes
        || scopes.Contains(row.SiteId) || (row.NeighbourhoodId is { } area && scopes.Contains(area)) || (row.AddedBy is { } by && scopes.Contains(by));

    private static IReadOnlyList<SelectListItem> Items(IEnumerable<Row> rows) => [.. rows.Select(r => new SelectListItem(r.Name, r.Id.ToString()))];

    private static IReadOnlyList<SelectListItem> Named(IEnumerable<Part> parts, bool withOf) => [.. parts.Select(p => new SelectListItem(withOf ? $"{p.OfName}: {p.Name}" : p.Name, p.Id.ToString()))];
}
