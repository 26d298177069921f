using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.HandOvers;

/// <summary>The coordinator or chair of a case's team sees whether another team was asked and what came of it; those who are asked are shown what they are asked.</summary>
internal static class ViewTransfer
{
    [Allows(Permissions.HandOver, Unscoped = "the questions that it asks show each team what is theirs")]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : PageModel
    {
        public Guid CaseId { get; set; }

        public SeeTransfer.Answer Shown { get; private set; } = null!;

        public SeeTransferOffer.Answer? Offer { get; private set; }

        public async Task OnGet(CancellationToken ct)
        {
            Shown = await send.Ask(new SeeTransfer(CaseId), ct);
            Offer = Shown.Takes is { } transfer ? await send.Ask(new SeeTransferOffer(transfer), ct) : null;
        }
    }
}
