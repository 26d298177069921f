using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Offer;

/// <summary>A hub worker reads all that is known of an activity, and what to think of.</summary>
internal static class ViewActivity
{
    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.ViewOffer, On = nameof(ActivityId))]
    internal sealed class Page(ISend send, CurrentUser user) : PageModel
    {
        public Guid ActivityId { get; set; }

        internal SeeActivity.Answer Shown { get; private set; } = null!;

        internal bool MayChange => user.May(Permissions.ManageOffer);

        internal bool MayPlan => user.May(Permissions.PlanSessions);

        public async Task OnGet(CancellationToken ct) => Shown = await send.Ask(new SeeActivity(ActivityId), ct);
    }
}
