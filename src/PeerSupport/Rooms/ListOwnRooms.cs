using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Rooms;

/// <summary>A supporter sees the open walls and groups of their programme.</summary>
internal static class ListOwnRooms
{
    private const string Why = "each sees the open groups of their own programme alone";

    [Allows(Permissions.Support, Unscoped = Why)]
    internal sealed record Query : IQuery<IReadOnlyList<Line>>;

    internal sealed record Line(Guid Id, string Title, string About, RoomKind Kind, Topic Topic, int Shown);

    internal sealed class Handler(Db db, CurrentUser user) : IQueryHandler<Query, IReadOnlyList<Line>>
    {
        public Task<IReadOnlyList<Line>> Handle(Query query, CancellationToken ct) => db.Query<Line>("""
            SELECT r.id, r.title, r.about, r.kind, r.topic, (SELECT COUNT(*) FROM peersupport_post p WHERE p.room_id = r.id AND p.state = 'Shown') AS shown
            FROM peersupport_room r JOIN peersupport_supporter s ON s.programme_id = r.programme_id
            WHERE s.user_id = @me AND s.status IN ('Approved', 'Active', 'Paused') AND r.closed_on IS NULL ORDER BY r.title, r.id
            """, new { me = user.Id }, ct);
    }

    [Allows(Permissions.Support, Unscoped = Why)]
    internal sealed class Page(ISend send) : PageModel
    {
        internal IReadOnlyList<Line> Lines { get; private set; } = [];

        public async Task OnGet(CancellationToken ct) => Lines = await send.Ask(new Query(), ct);
    }
}
