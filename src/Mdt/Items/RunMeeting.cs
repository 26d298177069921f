using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Items;

/// <summary>The chair runs the meeting from one screen: the list, the family, and what is recorded.</summary>
internal static class RunMeeting
{
    [Allows(Permissions.Chair, On = nameof(MeetingId))]
    internal sealed class Page(ISend send) : ConsolePage(send)
    {
        public override async Task<IActionResult> OnGet(CancellationToken ct)
        {
            await Open(ct);
            return View.Meeting.TalksAboutFamilies ? Page() : Redirect($"/mdt/meetings/{MeetingId}/agenda");
        }

        /// <summary>Sent without one of its buttons, each of which has an address of its own.</summary>
        public IActionResult OnPost() => Redirect(Here);
    }
}
