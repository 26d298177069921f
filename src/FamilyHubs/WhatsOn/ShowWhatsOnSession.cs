using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.WhatsOn;

/// <summary>A family reads all that it needs to come to one session: what it is, when, where that is and what kind of place, what it costs, and how to come.</summary>
internal static class ShowWhatsOnSession
{
    [Anyone("what is on is for every family, and says nothing of anybody; what is not public is not found")]
    internal sealed record Query(Guid SessionId) : IQuery<Offered>;

    internal sealed class Handler(Listing listing) : IQueryHandler<Query, Offered>
    {
        public async Task<Offered> Handle(Query query, CancellationToken ct) => await listing.Find(query.SessionId, ct) ?? throw new NotFound("The session");
    }

    [BindProperties(SupportsGet = true)]
    [Anyone("what is on is for every family, and says nothing of anybody; what is not public is not found")]
    internal sealed class Page(ISend send, IStringLocalizer<Texts> texts, TimeProvider clock) : PageModel
    {
        public Guid SessionId { get; set; }

        internal Offered Found { get; private set; } = null!;

        internal Words Says { get; } = new(texts, clock.Today());

        public async Task OnGet(CancellationToken ct) => Found = await send.Ask(new Query(SessionId), ct);
    }
}
