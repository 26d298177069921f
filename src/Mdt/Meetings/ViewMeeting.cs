using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Meetings;

/// <summary>A member sees a meeting: where it stands, its list, and the one thing to do next.</summary>
internal static class ViewMeeting
{
    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/mdt/meetings/{meetingId:guid}", ([AsParameters] SeeMeeting query, ISend send, CancellationToken ct) => send.Ask(query, ct));

    [Allows(Permissions.ViewMeeting, On = nameof(MeetingId))]
    internal sealed class Page(ISend send) : MeetingPage(send)
    {
        public override async Task<IActionResult> OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
            return Page();
        }

        /// <summary>Sent without one of its buttons, each of which has an address of its own.</summary>
        public IActionResult OnPost() => ToMeeting();
    }
}
