using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Offer;

/// <summary>A hub worker sees the pathways of their hubs, each with its activities in order.</summary>
internal static class ListPathways
{
    [Allows(Permissions.ViewOffer, Unscoped = "only pathways of the user's own hubs are answered")]
    internal sealed record Query(bool Retired = false) : IQuery<IReadOnlyList<Answer>>;

    internal sealed record Answer(PathwayDesk.Row Row, IReadOnlyList<PathwayDesk.Step> Steps);

    internal sealed class Handler(Db db, PathwayDesk desk, CurrentUser user) : IQueryHandler<Query, IReadOnlyList<Answer>>
    {
        public async Task<IReadOnlyList<Answer>> Handle(Query query, CancellationToken ct)
        {
            var scopes = user.ScopesFor(Permissions.ViewOffer);
            var rows = await db.Query<PathwayDesk.Row>("""
                SELECT p.id, p.site_id, s.name AS site, p.name, p.funder, p.partners, p.priority, p.retired_on, p.version
                FROM familyhubs_pathway p JOIN familyhubs_site s ON s.id = p.site_id
                WHERE (@everywhere = 1 OR p.site_id IN @scopes) AND ((@Retired = 1 AND p.retired_on IS NOT NULL) OR (@Retired = 0 AND p.retired_on IS NULL))
                ORDER BY p.name, p.id
                """, new { everywhere = scopes is null, scopes = HubChoices.Limits(scopes), query.Retired }, ct);
            var steps = (rows.Count == 0 ? [] : await desk.Steps([.. rows.Select(r => r.Id)], ct)).ToLookup(s => s.PathwayId);
            return [.. rows.Select(r => new Answer(r, [.. steps[r.Id]]))];
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.ViewOffer, Unscoped = "only pathways of the user's own hubs are shown")]
    internal sealed class Page(ISend send, CurrentUser user) : PageModel
    {
        public bool Retired { get; set; }

        internal IReadOnlyList<Answer> Pathways { get; private set; } = [];

        internal bool MayChange => user.May(Permissions.ManageOffer);

        public async Task OnGet(CancellationToken ct) => Pathways = await send.Ask(new Query(Retired), ct);
    }
}
