using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Minutes;

/// <summary>A member reads the minutes, each what they may see, on the screen or on paper.</summary>
internal static class ViewMinutes
{
    [Allows(Permissions.ViewMinutes, On = nameof(MeetingId))]
    internal sealed class Page(ISend send) : MinutesPage(send)
    {
        public override async Task<IActionResult> OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
            return Page();
        }
    }
}
