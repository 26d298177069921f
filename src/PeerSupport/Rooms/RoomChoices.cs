using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Rooms;

/// <summary>For whom and where a wall or group may be opened.</summary>
internal sealed class RoomChoices(Db db, ISend send, CurrentUser user, TimeProvider clock)
{
    private sealed record Row(Guid Id, string Title);

    internal async Task<IReadOnlyList<SelectListItem>> Programmes(CancellationToken ct)
    {
        var scopes = user.ScopesFor(Permissions.Moderate);
        return [.. (await db.Query<Row>("""
            SELECT id, title FROM peersupport_programme WHERE closed_on IS NULL AND (@everywhere = 1 OR id IN @scopes) ORDER BY title, id
            """, new { everywhere = scopes is null, scopes = scopes?.ToList() ?? [] }, ct)).Select(r => new SelectListItem(r.Title, r.Id.ToString()))];
    }

    internal async Task<IReadOnlyList<SelectListItem>> Sites(CancellationToken ct) =>
        [.. (await send.Ask(new GetSites(), ct)).Where(s => s.ClosedOn is not { } closed || closed > clock.Today()).OrderBy(s => s.Name, StringComparer.Ordinal).Select(s => new SelectListItem(s.Name, s.SiteId.ToString()))];
}
