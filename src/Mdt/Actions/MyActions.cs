using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Agendas;
using Neighbourhood.Mdt.Meetings;

namespace Neighbourhood.Mdt.Actions;

/// <summary>Somebody sees what they promised to do, by when it is due.</summary>
internal static class MyActions
{
    [Allows(Permissions.OwnActions, Unscoped = "only the user's own actions are answered")]
    internal sealed record Query : IQuery<Answer>;

    internal sealed record Answer(IReadOnlyList<Row> Overdue, IReadOnlyList<Row> ThisWeek, IReadOnlyList<Row> Later, IReadOnlyList<Row> Done);

    /// <param name="Family">Masked for the viewer; null where they do not work with the family.</param>
    internal sealed record Row(Guid Id, string Text, DateOnly DueOn, string? Family, DateTimeOffset? DoneAt, string? Evidence, int Version);

    internal sealed class Handler(Db db, CurrentUser user, Names names, TimeProvider clock) : IQueryHandler<Query, Answer>
    {
        private sealed record Stored(Guid Id, string Text, DateOnly DueOn, Guid HouseholdId, DateTimeOffset? DoneAt, string? Evidence, int Version);

        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var today = clock.Today();
            var stored = await db.Query<Stored>("""
                SELECT a.id, a.text, a.due_on, c.household_id, a.done_at, a.evidence, a.version
                FROM mdt_action a JOIN mdt_case c ON c.id = a.case_id LEFT JOIN mdt_item i ON i.id = a.item_id
                WHERE a.owner_user_id = @me AND a.cancelled_at IS NULL AND (i.id IS NULL OR i.status = 'Discussed')
                  AND (a.done_at IS NULL OR a.done_at > @since)
                ORDER BY a.due_on, a.id
                """, new { me = user.Id, since = clock.Now().AddDays(-90) }, ct);
            var families = await names.OfHouseholds(stored.Select(a => a.HouseholdId), ct);
            var rows = stored.Select(a => new Row(a.Id, a.Text, a.DueOn, families.GetValueOrDefault(a.HouseholdId), a.DoneAt, a.Evidence, a.Version)).ToList();
            var week = today.AddDays((7 - (int)today.DayOfWeek) % 7);
            var open = rows.Where(r => r.DoneAt is null).ToList();
            return new(
                [.. open.Where(r => r.DueOn < today)], [.. open.Where(r => r.DueOn >= today && r.DueOn <= week)], [.. open.Where(r => r.DueOn > week)],
                [.. rows.Where(r => r.DoneAt is not null).OrderByDescending(r => r.DoneAt)]);
        }
    }

    [Allows(Permissions.OwnActions, Unscoped = "only the user's own actions are shown")]
    internal sealed class Page(ISend send) : PageModel
    {
        internal Answer Mine { get; private set; } = new([], [], [], []);

        internal PointActionsView OfBoards { get; private set; } = new([], []);

        public async Task OnGet(CancellationToken ct) => (Mine, OfBoards) = (await send.Ask(new Query(), ct), await send.Ask(new SeePointActions(), ct));
    }
}
