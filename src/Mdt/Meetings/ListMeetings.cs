using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Meetings;

/// <summary>A member sees the meetings of their teams, those to come and those that are over, and what to do next.</summary>
internal static class ListMeetings
{
    /// <param name="Past">Those that are over, the newest first; otherwise all that still wait for something, the next first.</param>
    [Allows(Permissions.ViewMeeting, Unscoped = "only meetings of the user's own teams are answered")]
    internal sealed record Query(bool Past, int Skip = 0) : IQuery<Answer>;

    internal sealed record Answer(IReadOnlyList<Row> Meetings, bool More);

    internal sealed record Row(Guid Id, Guid MdtId, string Team, string Title, DateTimeOffset StartsAt, string Place, MeetingStatus Status, int Items, string Kind = "");

    internal sealed class Handler(Db db, CurrentUser user) : IQueryHandler<Query, Answer>
    {
        internal const int AtOnce = 20;

        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var scopes = user.ScopesFor(Permissions.ViewMeeting);
            Guid[] teams = [.. scopes is null
                ? await db.Query<Guid>("SELECT id FROM mdt_team", ct: ct)
                : await db.Query<Guid>("""
                    SELECT id FROM mdt_team WHERE id IN @scopes
                    UNION SELECT mdt_id FROM mdt_team_neighbourhood WHERE neighbourhood_id IN @scopes
                    """, new { scopes = scopes.ToList() }, ct)];
            var page = new { teams, skip = query.Skip, take = AtOnce + 1 };
            var rows = query.Past
                ? await db.Query<Row>("""
                    SELECT m.id, m.mdt_id, t.name AS team, m.title, m.starts_at, m.place, m.status,
                           (SELECT COUNT(*) FROM mdt_item i WHERE i.meeting_id = m.id AND i.status <> 'Removed') AS items, t.kind
                    FROM mdt_meeting m JOIN mdt_team t ON t.id = m.mdt_id
                    WHERE m.mdt_id IN @teams AND m.status IN ('MinutesApproved', 'Circulated', 'Cancelled')
                    ORDER BY m.starts_at DESC, m.id OFFSET @skip ROWS FETCH NEXT @take ROWS ONLY
                    """, page, ct)
                : await db.Query<Row>("""
                    SELECT m.id, m.mdt_id, t.name AS team, m.title, m.starts_at, m.place, m.status,
                           (SELECT COUNT(*) FROM mdt_item i WHERE i.meeting_id = m.id AND i.status <> 'Removed') AS items, t.kind
                    FROM mdt_meeting m JOIN mdt_team t ON t.id = m.mdt_id
                    WHERE m.mdt_id IN @teams AND m.status IN ('Planned', 'ListOpen', 'ListClosed', 'InProgress', 'MinutesDraft')
                    ORDER BY m.starts_at, m.id OFFSET @skip ROWS FETCH NEXT @take ROWS ONLY
                    """, page, ct);
            return new([.. rows.Take(AtOnce)], rows.Count > AtOnce);
        }
    }

    [Microsoft.AspNetCore.Mvc.BindProperties(SupportsGet = true)]
    [Allows(Permissions.ViewMeeting, Unscoped = "only meetings of the user's own teams are shown")]
    internal sealed class Page(ISend send, CurrentUser user) : Microsoft.AspNetCore.Mvc.RazorPages.PageModel
    {
        public bool Past { get; set; }
        public int Skip { get; set; }

        internal Answer Found { get; private set; } = new([], false);

        internal bool MaySchedule => user.May(Permissions.Schedule);

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            Skip = Math.Max(0, Skip);
            Found = await send.Ask(new Query(Past, Skip), ct);
        }
    }
}
