using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Agendas;

/// <summary>A member reads the agenda and the papers; the chair runs the meeting from it, point by point.</summary>
internal static class ViewAgenda
{
    [Allows(Permissions.ViewMeeting, On = nameof(MeetingId))]
    internal sealed class Page(ISend send) : AgendaPage(send)
    {
        public override async Task<IActionResult> OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
            return Page();
        }

        /// <summary>Sent without one of its buttons, each of which has an address of its own.</summary>
        public IActionResult OnPost() => Redirect(Here);
    }
}
