using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Areas.Hubs;

/// <summary>Somebody who works here sees which hubs serve which neighbourhoods, since when and until when.</summary>
internal static class ListHubLinks
{
    [Allows(Permissions.See, Unscoped = "which hub serves which neighbourhood is public")]
    internal sealed record Query : IQuery<IReadOnlyList<Answer>>;

    /// <param name="Closed">Whether the hub itself is closed: its link is to be ended.</param>
    internal sealed record Answer(Guid Id, string Neighbourhood, string Hub, bool Closed, DateOnly FromOn, DateOnly? ToOn);

    internal sealed class Handler(Db db, ISend send, TimeProvider clock) : IQueryHandler<Query, IReadOnlyList<Answer>>
    {
        private sealed record Row(Guid Id, Guid SiteId, string Neighbourhood, DateOnly FromOn, DateOnly? ToOn);

        public async Task<IReadOnlyList<Answer>> Handle(Query query, CancellationToken ct)
        {
            var rows = await db.Query<Row>("""
                SELECT h.id, h.site_id, n.name AS neighbourhood, h.from_on, h.to_on
                FROM areas_hub_neighbourhood h JOIN areas_neighbourhood n ON n.id = h.neighbourhood_id
                ORDER BY n.folded, h.from_on, h.id
                """, null, ct);
            if (rows.Count == 0) return [];
            var hubs = (await send.Ask(new GetSites([.. rows.Select(r => r.SiteId).Distinct()]), ct)).ToDictionary(s => s.SiteId);
            return [.. rows.Select(r => hubs.GetValueOrDefault(r.SiteId) is { } hub
                ? new Answer(r.Id, r.Neighbourhood, hub.Name, hub.ClosedOn <= clock.Today(), r.FromOn, r.ToOn)
                : new Answer(r.Id, r.Neighbourhood, "A hub that is not listed any more", true, r.FromOn, r.ToOn))];
        }
    }

    [Allows(Permissions.See, Unscoped = "which hub serves which neighbourhood is public")]
    internal sealed class Page(ISend send, CurrentUser user) : PageModel
    {
        public IReadOnlyList<Answer> Links { get; private set; } = [];

        public bool MayLink => user.May(Permissions.LinkHubs);

        public async Task OnGet(CancellationToken ct) => Links = await send.Ask(new Query(), ct);
    }
}
