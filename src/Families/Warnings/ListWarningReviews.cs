using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Warnings;

/// <summary>A manager sees the warning notes whose review is due within a month or has passed, for the families within their scope.</summary>
internal static class ListWarningReviews
{
    private const int DaysAhead = 30;
    private const int Most = 100;

    [Allows(Permissions.ReviewWarnings, Unscoped = "a list: limited to the families within the manager's scope")]
    internal sealed record Query : IQuery<IReadOnlyList<Row>>;

    internal sealed record Row(Guid NoteId, Guid PersonId, string Name, string Type, DateOnly ReviewOn, bool Overdue);

    internal sealed class Handler(Db db, CurrentUser user, ISend send, Audit audit, TimeProvider clock) : IQueryHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken ct)
        {
            var (scopes, today) = (user.ScopesFor(Permissions.ReviewWarnings), clock.Today());
            var rows = await db.Query<Kept>("""
                SELECT w.id, w.person_id, w.type, w.review_on FROM families_warning_note w
                WHERE w.closed_at IS NULL AND w.review_on <= @until AND (@everywhere = 1 OR EXISTS (
                    SELECT 1 FROM families_member m JOIN families_household h ON h.id = m.household_id
                    WHERE m.person_id = w.person_id AND m.from_on <= @today AND (m.to_on IS NULL OR m.to_on > @today)
                      AND (h.neighbourhood_id IN @scopes OR EXISTS (
                        SELECT 1 FROM families_involvement i WHERE i.household_id = h.id AND i.kind <> 'invited' AND (i.team_or_site_id IN @scopes OR i.user_id IN @scopes)
                          AND i.from_on <= @today AND (i.to_on IS NULL OR i.to_on > @today)))))
                ORDER BY w.review_on, w.id OFFSET 0 ROWS FETCH NEXT @Most ROWS ONLY
                """, new { everywhere = scopes is null, scopes = (IReadOnlyList<Guid>)[.. scopes ?? new HashSet<Guid>()], today, until = today.AddDays(DaysAhead), Most }, ct);
            var people = (await send.Ask(new GetPeople([.. rows.Select(r => r.PersonId).Distinct()]), ct)).ToDictionary(p => p.Id);
            audit.Saw(rows.Select(r => r.PersonId));
            return [.. rows.Select(r => new Row(r.Id, r.PersonId, people.GetValueOrDefault(r.PersonId)?.Name ?? Names.Nobody, WarningNote.Types.GetValueOrDefault(r.Type, r.Type), r.ReviewOn, r.ReviewOn < today))];
        }

        private sealed record Kept(Guid Id, Guid PersonId, string Type, DateOnly ReviewOn);
    }

    [Allows(Permissions.ReviewWarnings, Unscoped = "a list: limited to the families within the manager's scope")]
    internal sealed class Page(ISend send) : PageModel
    {
        public IReadOnlyList<Row> Rows { get; private set; } = [];

        public async Task OnGet(CancellationToken ct) => Rows = await send.Ask(new Query(), ct);
    }
}
