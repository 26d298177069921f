using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Programmes;

/// <summary>A coordinator sees the programmes: for which families, who hears first, and who hears when nobody answers.</summary>
internal static class ListProgrammes
{
    [Allows(Permissions.ManageProgrammes, Unscoped = "the handler limits the list to one's own")]
    internal sealed record Query : IQuery<Answer>;

    /// <param name="MayOpen">Whoever reaches all of peer support opens a new one.</param>
    internal sealed record Answer(IReadOnlyList<Item> Items, bool MayOpen);

    internal sealed record Item(Guid Id, string Title, string Area, string Coordinator, string Deputy, DateOnly OpenedOn, DateOnly? ClosedOn);

    private sealed record Row(Guid Id, string Title, Guid? NeighbourhoodId, Guid? CoordinatorUserId, Guid? DeputyUserId, DateOnly OpenedOn, DateOnly? ClosedOn);

    internal sealed class Answers(Db db, CurrentUser user, ISend send) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var scopes = user.ScopesFor(Permissions.ManageProgrammes);
            var rows = (await db.Query<Row>("""
                SELECT id, title, neighbourhood_id, coordinator_user_id, deputy_user_id, opened_on, closed_on FROM peersupport_programme ORDER BY title, id
                """, ct: ct)).Where(r => scopes is null || scopes.Contains(r.Id)).ToList();
            List<Guid> areaIds = [.. rows.Select(r => r.NeighbourhoodId).OfType<Guid>().Distinct()];
            var areas = (areaIds.Count == 0 ? [] : await send.Ask(new GetNeighbourhoods(areaIds), ct)).ToDictionary(n => n.Id, n => n.Name);
            var names = await send.Names(rows.SelectMany(r => new[] { r.CoordinatorUserId, r.DeputyUserId }), ct);
            return new(
                [.. rows.Select(r => new Item(
                    r.Id, r.Title, r.NeighbourhoodId is { } area ? areas.GetValueOrDefault(area, "A neighbourhood that is no more") : "All that have none of their own",
                    r.CoordinatorUserId is null ? "Nobody" : names(r.CoordinatorUserId), r.DeputyUserId is null ? "Nobody" : names(r.DeputyUserId), r.OpenedOn, r.ClosedOn))],
                scopes is null);
        }
    }

    [Allows(Permissions.ManageProgrammes, Unscoped = "the query limits the list to one's own")]
    internal sealed class Page(ISend send) : PageModel
    {
        internal Answer Found { get; private set; } = null!;

        /// <summary>Something was just saved.</summary>
        internal bool Saved { get; private set; }

        public async Task OnGet(bool saved, CancellationToken ct) => (Saved, Found) = (saved, await send.Ask(new Query(), ct));
    }
}
