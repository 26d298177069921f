using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sessions;

/// <summary>A hub worker sees a session: where it stands, who leads it, who is booked in numbers, and the one thing to do next.</summary>
internal static class ViewSession
{
    [Allows(Permissions.ViewSessions, On = nameof(SessionId))]
    internal sealed class Page(ISend send) : SessionPage(send)
    {
        /// <summary>After a change: how many people could not be sent a message about it.</summary>
        public int NotTold { get; set; }

        public override async Task<IActionResult> OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
            ViewData["NotTold"] = Math.Max(0, NotTold);
            return Page();
        }

        /// <summary>Sent without one of its buttons, each of which has an address of its own.</summary>
        public IActionResult OnPost() => ToSession();
    }
}
