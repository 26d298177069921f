using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Requests;

/// <summary>A coordinator looks at one request, and goes on to what comes next.</summary>
internal static class ViewRequest
{
    [Allows(Permissions.WriteRequests, On = nameof(PeerRequestId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : RequestPage(send)
    {
        /// <summary>What was just done.</summary>
        public string? Said { get; set; }

        internal string? SaidInWords => Said switch
        {
            "yes" => "It is noted that they said yes. Look at the request next",
            "no" => "It is noted that they said no. The team is told",
            "screened" => "A supporter can be looked for now",
            "signposted" => "It is noted what fits better",
            "ended" => "The request has ended",
            "discussed" => "The conversation is noted",
            "again" => "It is noted that they said yes again. A supporter can be looked for",
            "made" => "What they wrote is a request now, and their words are removed",
            _ => null,
        };
    }
}
