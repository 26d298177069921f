using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Items;

/// <summary>Somebody who is invited sees the items that they are invited to, only while they are.</summary>
internal static class ListInvitedItems
{
    [Allows(Permissions.ViewInvitedItem, Unscoped = "only the user's own invitations are answered")]
    internal sealed record Query : IQuery<IReadOnlyList<Row>>;

    internal sealed record Row(Guid ItemId, string Team, DateTimeOffset StartsAt, string Place);

    internal sealed class Handler(Db db, CurrentUser user, TimeProvider clock) : IQueryHandler<Query, IReadOnlyList<Row>>
    {
        public Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken ct) => db.Query<Row>("""
            SELECT i.id AS item_id, t.name AS team, m.starts_at, m.place
            FROM mdt_invitation v JOIN mdt_item i ON i.id = v.item_id JOIN mdt_meeting m ON m.id = i.meeting_id JOIN mdt_team t ON t.id = m.mdt_id
            WHERE v.user_id = @me AND v.withdrawn_at IS NULL AND m.status IN ('ListClosed', 'InProgress') AND m.list_closed_at <= @now
              AND i.status IN ('Listed', 'Discussing')
              AND NOT EXISTS (SELECT 1 FROM mdt_case k JOIN mdt_case same ON (same.household_id = k.household_id OR same.household_id IN (SELECT o.id FROM mdt_joined j JOIN mdt_joined o ON o.kept_id = j.kept_id WHERE j.id = k.household_id))
                              JOIN mdt_item q ON q.case_id = same.id JOIN mdt_conflict x ON x.item_id = q.id WHERE k.id = i.case_id AND x.user_id = v.user_id)
            ORDER BY m.starts_at, i.place
            """, new { me = user.Id, now = clock.Now() }, ct);
    }

    [Allows(Permissions.ViewInvitedItem, Unscoped = "only the user's own invitations are shown")]
    internal sealed class Page(ISend send) : PageModel
    {
        internal IReadOnlyList<Row> Items { get; private set; } = [];

        public async Task OnGet(CancellationToken ct) => Items = await send.Ask(new Query(), ct);
    }
}
