using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Matches;

/// <summary>A coordinator reads who could support a parent, and goes on to offer one of them.</summary>
internal static class ChooseSupporter
{
    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.WriteRequests, On = nameof(PeerRequestId))]
    internal sealed class Page(ISend send) : PageModel
    {
        public Guid PeerRequestId { get; set; }

        internal SuggestSupporters.View Shown { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct) => Shown = await send.Ask(new SuggestSupporters(PeerRequestId), ct);
    }
}
