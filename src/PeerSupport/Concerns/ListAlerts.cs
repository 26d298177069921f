using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Concerns;

/// <summary>Whoever coordinates, is the deputy or supervises the supporter sees which concerns wait for an answer, those of danger first, and which matches a concern has stopped. The list names nobody.</summary>
internal static class ListAlerts
{
    private const string Why = "the list is limited to what is one's own to answer, and names nobody";
    private const int Most = 200;

    [Allows(Permissions.AnswerConcerns, Unscoped = Why)]
    internal sealed record Query : IQuery<IReadOnlyList<Line>>;

    /// <param name="Stops">The match stands still for it.</param>
    internal sealed record Line(
        Guid Id, AlertSide FromSide, DateTimeOffset RaisedAt, bool ImmediateDanger, DateTimeOffset? DeputyToldAt, DateTimeOffset? DutyToldAt, DateTimeOffset? AnsweredAt, bool Stops)
    {
        /// <summary>Whose turn it is, and for how long nobody has answered.</summary>
        internal string Says(DateTimeOffset now) => AnsweredAt is not null ? Stops ? "Answered, the match is still stopped" : "Answered"
            : DutyToldAt is not null ? $"Nobody has answered for {Waited(now)}: ring the duty service"
            : DeputyToldAt is not null ? $"Nobody has answered for {Waited(now)}: the deputy is told"
            : $"Waits for {Waited(now)}";

        private string Waited(DateTimeOffset now) => (int)(now - RaisedAt).TotalMinutes is var minutes && minutes < 120 ? minutes == 1 ? "1 minute" : $"{Math.Max(0, minutes)} minutes" : $"{minutes / 60} hours";
    }

    internal sealed class Handler(Db db, OwnAlerts own, TimeProvider clock) : IQueryHandler<Query, IReadOnlyList<Line>>
    {
        public Task<IReadOnlyList<Line>> Handle(Query query, CancellationToken ct)
        {
            var (everywhere, coordinated, me) = own.Mine;
            return db.Query<Line>("""
                SELECT a.id, a.from_side, a.raised_at, a.immediate_danger, a.deputy_told_at, a.duty_told_at, a.answered_at, CASE WHEN m.id IS NOT NULL AND a.released_at IS NULL THEN 1 ELSE 0 END AS stops
                FROM peersupport_alert a JOIN peersupport_programme p ON p.id = a.programme_id LEFT JOIN peersupport_supporter s ON s.id = a.supporter_id
                    LEFT JOIN peersupport_match m ON m.id = a.match_id AND m.status IN ('Offered', 'Matched', 'Active')
                WHERE (@everywhere = 1 OR a.programme_id IN @coordinated OR p.coordinator_user_id = @me OR p.deputy_user_id = @me OR s.supervisor_user_id = @me)
                  AND (a.answered_at IS NULL OR a.answered_at > @since OR (m.id IS NOT NULL AND a.released_at IS NULL))
                ORDER BY CASE WHEN a.answered_at IS NULL THEN 0 ELSE 1 END, a.immediate_danger DESC, a.raised_at, a.id OFFSET 0 ROWS FETCH NEXT @Most ROWS ONLY
                """, new { everywhere, coordinated, me, since = clock.Now().AddDays(-30), Most }, ct);
        }
    }

    [Allows(Permissions.AnswerConcerns, Unscoped = Why)]
    internal sealed class Page(ISend send, TimeProvider clock) : PageModel
    {
        internal IReadOnlyList<Line> Lines { get; private set; } = [];

        internal DateTimeOffset Now { get; } = clock.Now();

        public async Task OnGet(CancellationToken ct) => Lines = await send.Ask(new Query(), ct);
    }
}
