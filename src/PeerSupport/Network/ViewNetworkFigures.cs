using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Network;

/// <summary>Whoever looks after peer support sees how soon colleagues answer one another, and what they ring one another about.</summary>
internal static class ViewNetworkFigures
{
    private const string Why = "questions and calls between colleagues name nobody and are of no family";
    private const int Year = 12;
    private const int Quarter = 3;

    /// <param name="Months">12 or 3, to today; anything else is 12.</param>
    [Allows(Permissions.SeeMeasures, Unscoped = Why)]
    internal sealed record Query(int? Months) : IQuery<Answer>;

    /// <param name="Days">Working days within which a first answer is due today.</param>
    /// <param name="Topics">Those that were asked or rung about, the most asked first.</param>
    internal sealed record Answer(int Months, DateOnly From, DateOnly To, int Days, NetworkFigures.Sums All, IReadOnlyList<(NetworkTopic Topic, NetworkFigures.Sums Sums)> Topics);

    internal sealed class Handler(NetworkFigures figures, ISend send, TimeProvider clock) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var (months, to) = (query.Months == Quarter ? Quarter : Year, clock.Today());
            var from = to.AddDays(1).AddMonths(-months);
            var found = await figures.Of(from, to, ct);
            return new(months, from, to, await send.Number("peer.networkAnswerWd", ct: ct), found.Values.Aggregate(NetworkFigures.Sums.None, (a, b) => a + b),
                [.. found.Select(f => (f.Key, f.Value)).OrderByDescending(f => f.Value.Asked).ThenByDescending(f => f.Value.Calls).ThenBy(f => f.Key)]);
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.SeeMeasures, Unscoped = Why)]
    internal sealed class Page(ISend send) : PageModel
    {
        public int? Months { get; set; }

        internal Answer Found { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            Found = await send.Ask(new Query(Months), ct);
        }
    }
}
