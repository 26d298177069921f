using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Matches;

/// <summary>A supporter sees what they were asked and have not answered yet.</summary>
internal static class ListOffers
{
    [Allows(Permissions.Support, Unscoped = "the rows are the supporter's own")]
    internal sealed record Query : IQuery<IReadOnlyList<OwnOffers.Row>>;

    internal sealed class Handler(OwnOffers own) : IQueryHandler<Query, IReadOnlyList<OwnOffers.Row>>
    {
        public Task<IReadOnlyList<OwnOffers.Row>> Handle(Query query, CancellationToken ct) => own.Open(ct);
    }

    [Allows(Permissions.Support, Unscoped = "the rows are the supporter's own")]
    internal sealed class Page(ISend send) : PageModel
    {
        internal IReadOnlyList<OwnOffers.Row> Offers { get; private set; } = [];

        public async Task OnGet(CancellationToken ct) => Offers = await send.Ask(new Query(), ct);
    }
}
