using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Rooms;

/// <summary>A coordinator sees the walls and groups of their programmes, those where something waits to be read first.</summary>
internal static class ListRooms
{
    private const string Why = "the list is limited to the programmes that one coordinates";

    [Allows(Permissions.Moderate, Unscoped = Why)]
    internal sealed record Query : IQuery<IReadOnlyList<Line>>;

    internal sealed record Line(Guid Id, string Title, RoomKind Kind, Topic Topic, Guid? SiteId, DateOnly? ClosedOn, int Waiting, int Reported, int Shown);

    internal sealed class Handler(Db db, CurrentUser user) : IQueryHandler<Query, IReadOnlyList<Line>>
    {
        public Task<IReadOnlyList<Line>> Handle(Query query, CancellationToken ct)
        {
            var scopes = user.ScopesFor(Permissions.Moderate);
            return db.Query<Line>("""
                SELECT r.id, r.title, r.kind, r.topic, r.site_id, r.closed_on,
                    (SELECT COUNT(*) FROM peersupport_post p WHERE p.room_id = r.id AND p.state = 'Waiting') AS waiting,
                    (SELECT COUNT(*) FROM peersupport_post p WHERE p.room_id = r.id AND (p.state = 'Reported' OR (p.state = 'Shown' AND p.reports > 0))) AS reported,
                    (SELECT COUNT(*) FROM peersupport_post p WHERE p.room_id = r.id AND p.state = 'Shown') AS shown
                FROM peersupport_room r WHERE @everywhere = 1 OR r.programme_id IN @scopes
                ORDER BY CASE WHEN r.closed_on IS NULL THEN 0 ELSE 1 END,
                    CASE WHEN EXISTS (SELECT 1 FROM peersupport_post p WHERE p.room_id = r.id AND (p.state IN ('Waiting', 'Reported') OR (p.state = 'Shown' AND p.reports > 0))) THEN 0 ELSE 1 END, r.title, r.id OFFSET 0 ROWS FETCH NEXT 200 ROWS ONLY
                """, new { everywhere = scopes is null, scopes = scopes?.ToList() ?? [] }, ct);
        }
    }

    [Allows(Permissions.Moderate, Unscoped = Why)]
    internal sealed class Page(ISend send) : PageModel
    {
        internal IReadOnlyList<Line> Lines { get; private set; } = [];

        /// <summary>Hubs by id.</summary>
        internal IReadOnlyDictionary<Guid, string> Hubs { get; private set; } = new Dictionary<Guid, string>();

        public async Task OnGet(CancellationToken ct)
        {
            Lines = await send.Ask(new Query(), ct);
            List<Guid> sites = [.. Lines.Select(l => l.SiteId).OfType<Guid>().Distinct()];
            if (sites.Count > 0) Hubs = (await send.Ask(new GetSites(sites), ct)).ToDictionary(s => s.SiteId, s => s.Name);
        }
    }
}

/// <summary>On a coordinator's first page: how many posts wait to be read, and how many were reported.</summary>
internal sealed class WaitingPosts(ISend send) : IWaiting
{
    public string Path => "/peersupport/rooms";

    public async Task<string?> Says(CancellationToken ct)
    {
        var open = (await send.Ask(new ListRooms.Query(), ct)).Where(r => r.ClosedOn is null).ToList();
        var (waiting, reported) = (open.Sum(r => r.Waiting), open.Sum(r => r.Reported));
        return (waiting, reported) switch { (0, 0) => null, (_, 0) => $"{waiting} to read.", (0, _) => $"{reported} reported.", _ => $"{waiting} to read, {reported} reported." };
    }
}
