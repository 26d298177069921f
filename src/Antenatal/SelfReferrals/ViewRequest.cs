using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.SelfReferrals;

/// <summary>The midwife who took a request on reads it, sees her tries, and goes on to what comes next; a child's named lead reads it with her.</summary>
internal static class ViewRequest
{
    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.ReadRequests, On = nameof(SelfReferralId))]
    internal sealed class Page(ISend send) : RequestPage(send)
    {
        /// <summary>What was just done.</summary>
        public string? Said { get; set; }

        internal string? SaidInWords => Said switch
        {
            "taken" => "It is yours now",
            "tried" => "Your try is noted",
            "answered" => "It is noted that she answered. Say what came of it",
            "spoke" => "Her pregnancy is noted, and what she wrote here is removed",
            "nothers" => "Nothing was made of it, and what was written is removed",
            "unreachable" => "It is noted that she was not reached",
            _ => null,
        };

        public Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            return See(ct);
        }
    }
}
