using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sessions;

/// <summary>A hub worker sees the repeating sessions of their places that go on.</summary>
internal static class ListSeries
{
    [Allows(Permissions.ViewSessions, Unscoped = "only repeating sessions of the user's own places are answered")]
    internal sealed record Query(int Skip = 0) : IQuery<Answer>;

    internal sealed record Answer(IReadOnlyList<Row> Series, bool More);

    internal sealed record Row(Guid Id, string Title, string Site, string Rrule, DateOnly StartsOn, int StartMinute, int Minutes, DateOnly? EndedOn)
    {
        internal string Says => $"{RepeatWords.Says(Recurrence.Parse(Rrule), StartsOn)}, {When.Time(TimeOnly.MinValue.AddMinutes(StartMinute))}";
    }

    internal sealed class Handler(Db db, CurrentUser user, TimeProvider clock) : IQueryHandler<Query, Answer>
    {
        private const int AtOnce = 50;

        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var scopes = user.ScopesFor(Permissions.ViewSessions);
            var rows = await db.Query<Row>("""
                SELECT x.id, a.title, s.name AS site, x.rrule, x.starts_on, x.start_minute, x.minutes, x.ended_on
                FROM familyhubs_series x JOIN familyhubs_activity a ON a.id = x.activity_id JOIN familyhubs_site s ON s.id = x.site_id JOIN familyhubs_site h ON h.id = a.site_id
                WHERE (x.ended_on IS NULL OR x.ended_on >= @today)
                  AND (@everywhere = 1 OR x.site_id IN @scopes OR s.neighbourhood_id IN @scopes OR a.site_id IN @scopes OR h.neighbourhood_id IN @scopes)
                ORDER BY s.name, a.folded_title, x.starts_on, x.id OFFSET @skip ROWS FETCH NEXT @take ROWS ONLY
                """, new { today = clock.Today(), everywhere = scopes is null, scopes = scopes?.ToList() ?? [], skip = Math.Max(0, query.Skip), take = AtOnce + 1 }, ct);
            return new([.. rows.Take(AtOnce)], rows.Count > AtOnce);
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.ViewSessions, Unscoped = "only repeating sessions of the user's own places are shown")]
    internal sealed class Page(ISend send, CurrentUser user) : FormPage
    {
        public int Skip { get; set; }

        internal Answer Found { get; private set; } = new([], false);

        internal bool MayPlan => user.May(Permissions.PlanSessions);

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            Skip = Math.Max(0, Skip);
            Found = await send.Ask(new Query(Skip), ct);
        }
    }
}
