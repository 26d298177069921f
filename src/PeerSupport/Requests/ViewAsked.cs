using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Requests;

/// <summary>A coordinator reads what somebody wrote on the public page, and goes on to what comes next.</summary>
internal static class ViewAsked
{
    [Allows(Permissions.WriteRequests, On = nameof(AskedId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : AskedPage(send)
    {
        /// <summary>What was just done.</summary>
        public string? Said { get; set; }

        internal string? SaidInWords => Said switch
        {
            "tried" => "Your try is noted",
            "ended" => "It has ended",
            _ => null,
        };
    }
}
