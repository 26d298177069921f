using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sessions;

/// <summary>A hub worker sees a repeating session: how it repeats, what stands in the diary, which days are left out or added, and what waits for a person.</summary>
internal static class ViewSeries
{
    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.ViewSessions, On = nameof(SeriesId))]
    internal sealed class Page(ISend send, CurrentUser user, TimeProvider clock) : FormPage
    {
        public Guid SeriesId { get; set; }

        internal SeriesView View { get; private set; } = null!;

        internal DateOnly Today { get; } = clock.Today();

        internal bool MayPlan => user.May(Permissions.PlanSessions);

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            View = await send.Ask(new SeeSeries(SeriesId), ct);
        }
    }
}
