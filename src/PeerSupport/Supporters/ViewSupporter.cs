using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Supporters;

/// <summary>A coordinator, or the supervisor of this supporter alone, sees how a supporter stands, and what is missing for the next step.</summary>
internal static class ViewSupporter
{
    [Allows(Permissions.Supervise, On = nameof(SupporterId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : SupporterPage(send)
    {
        /// <summary>The step that a button asks for.</summary>
        public SupporterStatus? To { get; set; }

        /// <summary>Something was just saved.</summary>
        internal bool Saved { get; private set; }

        public Task OnGet(bool saved, CancellationToken ct)
        {
            Saved = saved;
            return Begin(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Step(new MoveSupporter(SupporterId, Version, To), ct);
    }
}
