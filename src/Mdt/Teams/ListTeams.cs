using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Teams;

/// <summary>A member sees the teams that they belong to or look after.</summary>
internal static class ListTeams
{
    [Allows(Permissions.ViewTeams, Unscoped = "the rows are limited to the user's teams and neighbourhoods")]
    internal sealed record Query : IQuery<IReadOnlyList<Row>>;

    internal sealed record Row(Guid Id, string Name, string Kind, int Members, DateTimeOffset? NextMeeting);

    internal sealed class Handler(Db db, CurrentUser user, TimeProvider clock) : IQueryHandler<Query, IReadOnlyList<Row>>
    {
        public Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken ct)
        {
            var limit = Limit.Of(user, Permissions.ViewTeams);
            return db.Query<Row>("""
                SELECT t.id, t.name, t.kind,
                       (SELECT COUNT(*) FROM mdt_member m WHERE m.mdt_id = t.id AND m.left_on IS NULL) AS members,
                       (SELECT MIN(g.starts_at) FROM mdt_meeting g WHERE g.mdt_id = t.id AND g.starts_at >= @now AND g.status <> 'Cancelled') AS next_meeting
                FROM mdt_team t
                WHERE @Everywhere = 1 OR t.id IN @Scopes
                   OR EXISTS (SELECT 1 FROM mdt_team_neighbourhood n WHERE n.mdt_id = t.id AND n.neighbourhood_id IN @Scopes)
                ORDER BY t.name, t.id
                """, new { limit.Everywhere, limit.Scopes, now = clock.Now() }, ct);
        }
    }

    [Allows(Permissions.ViewTeams, Unscoped = "the rows are limited to the user's teams and neighbourhoods")]
    internal sealed class Page(ISend send, CurrentUser user) : PageModel
    {
        public IReadOnlyList<Row> Teams { get; private set; } = [];

        public bool MayMake => user.May(Permissions.ManageTeams);

        public async Task OnGet(CancellationToken ct) => Teams = await send.Ask(new Query(), ct);
    }
}
