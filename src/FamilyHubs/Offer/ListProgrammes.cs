using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Offer;

/// <summary>A hub worker sees the programmes of their hubs, those that run first.</summary>
internal static class ListProgrammes
{
    /// <param name="Over">Those that are over, the newest first; otherwise those that run and those to come.</param>
    [Allows(Permissions.ViewOffer, Unscoped = "only programmes of the user's own hubs are answered")]
    internal sealed record Query(bool Over = false, int Skip = 0) : IQuery<Answer>;

    internal sealed record Answer(IReadOnlyList<Row> Programmes, bool More, DateOnly Today);

    internal sealed record Row(Guid Id, string Activity, string Cohort, string Site, DateOnly StartsOn, int Weeks, DateOnly? EndedOn, int People);

    private const int AtOnce = 50;

    internal sealed class Handler(Db db, CurrentUser user, TimeProvider clock) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var (scopes, today) = (user.ScopesFor(Permissions.ViewOffer), clock.Today());
            // A cohort is some weeks long, which no engine adds the same way: whatever began within the longest is read, and what is over is told apart here.
            var rows = await db.Query<Row>("""
                SELECT p.id, a.title AS activity, p.cohort, s.name AS site, p.starts_on, p.weeks, p.ended_on,
                    (SELECT COUNT(*) FROM familyhubs_enrolment e WHERE e.programme_id = p.id AND e.left_on IS NULL) AS people
                FROM familyhubs_programme p JOIN familyhubs_activity a ON a.id = p.activity_id JOIN familyhubs_site s ON s.id = p.site_id
                WHERE (@everywhere = 1 OR p.site_id IN @scopes OR p.facilitator_user_id IN @scopes)
                ORDER BY p.starts_on DESC, p.id
                """, new { everywhere = scopes is null, scopes = HubChoices.Limits(scopes) }, ct);
            var wanted = rows.Where(r => query.Over == (Programme.Label(r.StartsOn, r.Weeks, r.EndedOn, today) == "Over")).ToList();
            if (!query.Over) wanted.Reverse();
            return new([.. wanted.Skip(query.Skip).Take(AtOnce)], wanted.Count > query.Skip + AtOnce, today);
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.ViewOffer, Unscoped = "only programmes of the user's own hubs are shown")]
    internal sealed class Page(ISend send, CurrentUser user) : PageModel
    {
        public bool Over { get; set; }
        public int Skip { get; set; }

        internal Answer Found { get; private set; } = new([], false, default);

        internal bool MayPlan => user.May(Permissions.ManageOffer);

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            Skip = Math.Max(0, Skip);
            Found = await send.Ask(new Query(Over, Skip), ct);
        }
    }
}
