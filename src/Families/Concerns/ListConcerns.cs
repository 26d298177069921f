using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Concerns;

/// <summary>A safeguarding lead sees the concerns that wait for them, those in danger first.</summary>
internal static class ListConcerns
{
    private const int Most = 100;

    [Allows(Permissions.ManageConcerns, Unscoped = "a list: limited to the lead's own teams, and to what lies with no team")]
    internal sealed record Query : IQuery<IReadOnlyList<Row>>;

    internal sealed record Row(Guid Id, ConcernKind Kind, bool ImmediateDanger, DateTimeOffset RaisedAt, string RaisedBy, ConcernState State);

    internal sealed class Handler(Db db, CurrentUser user, ISend send, TimeProvider clock) : IQueryHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken ct)
        {
            var scopes = user.ScopesFor(Permissions.ManageConcerns);
            var rows = await db.Query<Kept>("""
                SELECT c.id, c.kind, c.immediate_danger, c.raised_at, c.raised_by, c.state
                FROM families_concern c
                WHERE c.state <> 'Closed' AND (@everywhere = 1 OR c.raised_by IN @scopes
                  OR EXISTS (SELECT 1 FROM families_involvement i WHERE i.household_id = c.household_id AND i.team_or_site_id IN @scopes
                    AND i.from_on <= @today AND (i.to_on IS NULL OR i.to_on > @today))
                  OR NOT EXISTS (SELECT 1 FROM families_involvement i WHERE i.household_id = c.household_id AND i.team_or_site_id IS NOT NULL
                    AND i.kind IN ('case', 'referral', 'lead') AND i.from_on <= @today AND (i.to_on IS NULL OR i.to_on > @today)))
                ORDER BY c.immediate_danger DESC, c.raised_at OFFSET 0 ROWS FETCH NEXT @Most ROWS ONLY
                """, new { everywhere = scopes is null, scopes = (IReadOnlyList<Guid>)[.. scopes ?? new HashSet<Guid>()], today = clock.Today(), Most }, ct);
            var workers = (await send.Ask(new GetStaff([.. rows.Select(r => r.RaisedBy).OfType<Guid>().Distinct()]), ct)).ToDictionary(w => w.Id, w => w.Name);
            return [.. rows.Select(r => new Row(r.Id, r.Kind, r.ImmediateDanger, r.RaisedAt, r.RaisedBy is { } by ? workers.GetValueOrDefault(by, "A worker") : "A device", r.State))];
        }

        private sealed record Kept(Guid Id, ConcernKind Kind, bool ImmediateDanger, DateTimeOffset RaisedAt, Guid? RaisedBy, ConcernState State);
    }

    [Allows(Permissions.ManageConcerns, Unscoped = "a list: limited to the lead's own teams, and to what lies with no team")]
    internal sealed class Page(ISend send) : PageModel
    {
        public IReadOnlyList<Row> Rows { get; private set; } = [];

        public async Task OnGet(CancellationToken ct) => Rows = await send.Ask(new Query(), ct);
    }
}
