using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Summaries;

/// <summary>Who chairs, coordinates, leads or safeguards reads a summary, what to look at before it goes out, and what became of it.</summary>
internal static class ViewSummary
{
    [Allows(Permissions.ViewSummaries, On = nameof(SummaryId))]
    internal sealed class Page(ISend send) : SummaryPage(send)
    {
        public override async Task<IActionResult> OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            Text = null;
            await Show(ct);
            return Page();
        }
    }
}
