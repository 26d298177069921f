using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Offer;

/// <summary>Hubs and activities for the pickers of this person's pages.</summary>
internal sealed class HubChoices(Db db, CurrentUser user, ISend send, TimeProvider clock)
{
    private sealed record SiteRow(Guid Id, string Name, Guid? NeighbourhoodId, Guid? AddedBy);

    private sealed record ActivityChoice(Guid Id, string Title, string Site);

    /// <summary>Open places within which this person may do so.</summary>
    internal async Task<IReadOnlyList<SelectListItem>> Sites(string permission, CancellationToken ct)
    {
        var mine = user.ScopesFor(permission);
        var sites = await db.Query<SiteRow>("""
            SELECT id, name, neighbourhood_id, added_by FROM familyhubs_site WHERE closed_on IS NULL OR closed_on > @today ORDER BY folded_name, id
            """, new { today = clock.Today() }, ct);
        return [.. sites.Where(s => mine is null || mine.Contains(s.Id) || (s.NeighbourhoodId is { } n && mine.Contains(n)) || (s.AddedBy is { } by && mine.Contains(by))).Select(s => new SelectListItem(s.Name, s.Id.ToString()))];
    }

    /// <summary>Activities that are offered, of the hubs within which this person may do so.</summary>
    internal async Task<IReadOnlyList<SelectListItem>> Activities(string permission, CancellationToken ct)
    {
        var mine = user.ScopesFor(permission);
        var found = await db.Query<ActivityChoice>("""
            SELECT a.id, a.title, s.name AS site FROM familyhubs_activity a JOIN familyhubs_site s ON s.id = a.site_id
            WHERE a.retired_on IS NULL AND (@everywhere = 1 OR a.site_id IN @scopes) ORDER BY a.folded_title, a.id
            """, new { everywhere = mine is null, scopes = Limits(mine) }, ct);
        return [.. found.Select(a => new SelectListItem($"{a.Title}, {a.Site}", a.Id.ToString()))];
    }

    /// <summary>Of the hub that answers for an activity, for a setting that an area may have its own way; null where it is not known.</summary>
    internal async Task<Guid?> AreaOf(Guid? activityId, CancellationToken ct) => await db.Query<Guid>("""
        SELECT s.neighbourhood_id FROM familyhubs_activity a JOIN familyhubs_site s ON s.id = a.site_id WHERE a.id = @activityId AND s.neighbourhood_id IS NOT NULL
        """, new { activityId }, ct) is [var area] ? area : null;

    internal async Task<IReadOnlyList<SelectListItem>> Organisations(CancellationToken ct) =>
        [.. (await send.Ask(new GetOrganisations(), ct)).Select(o => new SelectListItem(o.Name, o.Id.ToString()))];

    /// <summary>Who works in hubs, for the picker of a facilitator.</summary>
    internal async Task<IReadOnlyList<SelectListItem>> Workers(CancellationToken ct)
    {
        var workers = (await send.Ask(new FindStaff(Role: Roles.HubWorker), ct)).Concat(await send.Ask(new FindStaff(Role: Roles.HubManager), ct));
        return [.. Staff.Choices(workers.DistinctBy(w => w.Id).OrderBy(w => w.Name, StringComparer.OrdinalIgnoreCase))];
    }

    /// <summary>For <c>(@everywhere = 1 OR … IN @scopes)</c>.</summary>
    internal static IReadOnlyList<Guid> Limits(IReadOnlySet<Guid>? scopes) => scopes is null ? [] : [.. scopes];
}
