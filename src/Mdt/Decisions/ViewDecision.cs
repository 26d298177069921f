using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Decisions;

/// <summary>A member or the lead practitioner sees one decision: whether it stands, what it waits for, and what came of it.</summary>
internal static class ViewDecision
{
    [Allows(Permissions.ViewDecision, On = nameof(DecisionId))]
    internal sealed class Page(ISend send) : DecisionPage(send)
    {
        public override async Task<IActionResult> OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
            return Page();
        }
    }
}
