using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.After;

/// <summary>A hub worker sees which families are new and still to be welcomed, the first due first.</summary>
internal static class ListWelcomes
{
    internal const int AtOnce = 50;

    [Allows(Permissions.WelcomeFamilies, Unscoped = "only families of the user's own hubs are answered")]
    internal sealed record Query(int Skip = 0) : IQuery<Answer>;

    internal sealed record Answer(IReadOnlyList<Row> Families, bool More);

    /// <param name="Tried">Somebody tried and did not reach them.</param>
    internal sealed record Row(Guid Id, Guid HouseholdId, string Name, string Site, DateOnly RegisteredOn, DateOnly DueOn, bool Late, bool Tried);

    private sealed record Found(Guid Id, Guid HouseholdId, string Site, DateOnly RegisteredOn, DateOnly WelcomeDueOn, WelcomeCode? WelcomeCode);

    internal sealed class Handler(Db db, ISend send, CurrentUser user, TimeProvider clock) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var scopes = user.ScopesFor(Permissions.WelcomeFamilies);
            var rows = await db.Query<Found>("""
                SELECT r.id, r.household_id, s.name AS site, r.registered_on, r.welcome_due_on, r.welcome_code
                FROM familyhubs_registration r JOIN familyhubs_site s ON s.id = r.site_id
                WHERE r.welcomed_at IS NULL AND r.ended_on IS NULL AND r.welcome_stopped_at IS NULL AND (@everywhere = 1 OR r.site_id IN @scopes OR s.neighbourhood_id IN @scopes)
                ORDER BY r.welcome_due_on, r.id OFFSET @skip ROWS FETCH NEXT @take ROWS ONLY
                """, new { everywhere = scopes is null, scopes = (scopes ?? new HashSet<Guid>()).ToList(), skip = Math.Max(0, query.Skip), take = AtOnce + 1 }, ct);
            var names = rows.Count == 0 ? [] : (await send.Ask(new GetHouseholds([.. rows.Select(r => r.HouseholdId).Distinct()]), ct)).ToDictionary(h => h.Id, h => h.Name);
            var today = clock.Today();
            return new([.. rows.Take(AtOnce).Select(r => new Row(
                r.Id, r.HouseholdId, names.GetValueOrDefault(r.HouseholdId, "A family"), r.Site, r.RegisteredOn, r.WelcomeDueOn, r.WelcomeDueOn < today, r.WelcomeCode is not null))],
                rows.Count > AtOnce);
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.WelcomeFamilies, Unscoped = "only families of the user's own hubs are shown")]
    internal sealed class Page(ISend send) : PageModel
    {
        public int Skip { get; set; }
        public string? Said { get; set; }

        internal Answer Found { get; private set; } = new([], false);

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            Skip = Math.Max(0, Skip);
            Found = await send.Ask(new Query(Skip), ct);
        }
    }
}
