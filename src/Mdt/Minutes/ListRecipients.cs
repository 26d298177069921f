using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Minutes;

/// <summary>A chair or coordinator sees who gets which version of the minutes and how much is left out of each, and sends them when they are approved.</summary>
internal static class ListRecipients
{
    [Allows(Permissions.CirculateMinutes, On = nameof(MeetingId))]
    internal sealed class Page(ISend send) : RecipientsPage(send)
    {
        public override async Task<IActionResult> OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
            return Page();
        }
    }
}
