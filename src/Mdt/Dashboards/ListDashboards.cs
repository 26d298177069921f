using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Dashboards;

/// <summary>Somebody chooses the team whose figures they want to see.</summary>
internal static class ListDashboards
{
    [Allows(Permissions.ViewDashboard, Unscoped = "the rows are limited to the user's teams and neighbourhoods")]
    internal sealed record Query : IQuery<IReadOnlyList<Row>>;

    internal sealed record Row(Guid Id, string Name, string Kind);

    internal sealed class Handler(Db db, CurrentUser user) : IQueryHandler<Query, IReadOnlyList<Row>>
    {
        public Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken ct)
        {
            var limit = Limit.Of(user, Permissions.ViewDashboard);
            return db.Query<Row>("""
                SELECT t.id, t.name, t.kind FROM mdt_team t
                WHERE @Everywhere = 1 OR t.id IN @Scopes OR EXISTS (SELECT 1 FROM mdt_team_neighbourhood n WHERE n.mdt_id = t.id AND n.neighbourhood_id IN @Scopes)
                ORDER BY t.name, t.id
                """, new { limit.Everywhere, limit.Scopes }, ct);
        }
    }

    [Allows(Permissions.ViewDashboard, Unscoped = "the rows are limited to the user's teams and neighbourhoods")]
    internal sealed class Page(ISend send) : PageModel
    {
        internal IReadOnlyList<Row> Teams { get; private set; } = [];

        public async Task OnGet(CancellationToken ct) => Teams = await send.Ask(new Query(), ct);
    }
}
