using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Concerns;

/// <summary>A safeguarding lead sees the concerns that wait for them, those in danger first.</summary>
internal static class ListConcerns
{
    private const int Most = 100;

    [Allows(Permissions.ManageConcerns, Unscoped = "a list: limited to the lead's own teams, what they were told of, and what lies with no team")]
    internal sealed record Query : IQuery<IReadOnlyList<Row>>;

    /// <param name="Waits">While nobody has looked: whom it was told and how long ago; else who has it.</param>
    /// <param name="Mine">Whether it is this lead's: they took it on, or it is their turn.</param>
    internal sealed record Row(Guid Id, ConcernKind Kind, bool ImmediateDanger, DateTimeOffset RaisedAt, string RaisedBy, ConcernState State, string Waits, bool Mine);

    internal sealed class Handler(Db db, CurrentUser user, ISend send, TimeProvider clock) : IQueryHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken ct)
        {
            var scopes = user.ScopesFor(Permissions.ManageConcerns);
            var rows = await db.Query<Kept>("""
                SELECT c.id, c.kind, c.immediate_danger, c.raised_at, c.raised_by, c.state, c.lead_id, c.turn, COALESCE(c.turn_since, c.saved_at) AS since
                FROM families_concern c
                WHERE c.state <> 'Closed' AND (@everywhere = 1 OR c.raised_by IN @scopes OR c.lead_id = @me
                  OR EXISTS (SELECT 1 FROM families_concern_told t WHERE t.concern_id = c.id AND t.user_id = @me)
                  OR EXISTS (SELECT 1 FROM families_involvement i WHERE i.household_id = c.household_id AND i.team_or_site_id IN @scopes
                    AND i.from_on <= @today AND (i.to_on IS NULL OR i.to_on > @today))
                  OR NOT EXISTS (SELECT 1 FROM families_involvement i WHERE i.household_id = c.household_id AND i.team_or_site_id IS NOT NULL
                    AND i.kind IN ('case', 'referral', 'lead') AND i.from_on <= @today AND (i.to_on IS NULL OR i.to_on > @today)))
                  AND (c.raised_by = @me OR c.lead_id = @me OR EXISTS (SELECT 1 FROM families_concern_told t WHERE t.concern_id = c.id AND t.user_id = @me)
                  OR NOT EXISTS (SELECT 1 FROM families_barred b WHERE b.user_id = @me AND (b.household_id = c.household_id
                    OR b.household_id IN (SELECT o.id FROM families_joined j JOIN families_joined o ON o.kept_id = j.kept_id WHERE j.id = c.household_id))))
                ORDER BY c.immediate_danger DESC, c.raised_at OFFSET 0 ROWS FETCH NEXT @Most ROWS ONLY
                """, new { everywhere = scopes is null, scopes = (IReadOnlyList<Guid>)[.. scopes ?? new HashSet<Guid>()], me = user.Id, today = clock.Today(), Most }, ct);
            var told = (await db.Query<Told>("SELECT concern_id, user_id, turn FROM families_concern_told WHERE concern_id IN @ids", new { ids = rows.Select(r => r.Id).ToList() }, ct))
                .ToLookup(t => (t.ConcernId, t.Turn), t => t.UserId);
            var staff = rows.SelectMany(r => new[] { r.RaisedBy, r.LeadId }).OfType<Guid>().Concat(told.SelectMany(t => t)).Distinct().ToList();
            var workers = (await send.Ask(new GetStaff(staff), ct)).ToDictionary(w => w.Id, w => w.Name);
            string Name(Guid id) => workers.GetValueOrDefault(id, "A worker");
            return [.. rows.Select(r =>
            {
                List<Guid> waiting = r.LeadId is { } lead ? [lead] : [.. told[(r.Id, r.Turn)]];
                return new Row(r.Id, r.Kind, r.ImmediateDanger, r.RaisedAt, r.RaisedBy is { } by ? Name(by) : "A device", r.State,
                    r.State == ConcernState.Raised ? ConcernClock.Says(r.Turn, [.. waiting.Select(Name)], clock.Now() - r.Since) : r.LeadId is { } has ? Name(has) : "Nobody",
                    user.Id is { } me && waiting.Contains(me));
            })];
        }

        private sealed record Kept(
            Guid Id, ConcernKind Kind, bool ImmediateDanger, DateTimeOffset RaisedAt, Guid? RaisedBy, ConcernState State, Guid? LeadId, ConcernTurn Turn, DateTimeOffset Since);

        private sealed record Told(Guid ConcernId, Guid UserId, ConcernTurn Turn);
    }

    [Allows(Permissions.ManageConcerns, Unscoped = "a list: limited to the lead's own teams, what they were told of, and what lies with no team")]
    internal sealed class Page(ISend send) : PageModel
    {
        public IReadOnlyList<Row> Rows { get; private set; } = [];

        public async Task OnGet(CancellationToken ct) => Rows = await send.Ask(new Query(), ct);
    }
}
