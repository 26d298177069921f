using Microsoft.AspNetCore.Http;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Sessions;

/// <summary>Where a request comes from, and from what kind of browser.</summary>
/// <param name="Address">One that stands for a household or a building (<see cref="Network"/>). Never stored as it is.</param>
/// <param name="Device">"Firefox on Windows"; null where the browser does not say.</param>
internal sealed record Caller(string? Address = null, string? Device = null)
{
    // The first that is found: each browser claims to be those that came before it.
    private static readonly (string Mark, string Name)[] Browsers = [("Edg", "Edge"), ("OPR", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("Chrome", "Chrome"), ("CriOS", "Chrome"), ("Safari", "Safari")];

    private static readonly (string Mark, string Name)[] Systems = [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("CrOS", "Chromebook"), ("Mac OS", "Mac"), ("Linux", "Linux")];

    internal static Caller Of(HttpContext context) => new(Network.Of(context.Connection.RemoteIpAddress), Named(context.Request.Headers.UserAgent.ToString()));

    /// <summary>Words of ours only: what a browser says of itself is not stored.</summary>
    internal static string? Named(string userAgent)
    {
        var browser = Browsers.FirstOrDefault(b => userAgent.Contains(b.Mark, StringComparison.Ordinal)).Name;
        var system = Systems.FirstOrDefault(s => userAgent.Contains(s.Mark, StringComparison.Ordinal)).Name;
        return (browser, system) switch
        {
            (null, null) => null,
            (null, _) => $"A browser on {system}",
            (_, null) => browser,
            _ => $"{browser} on {system}",
        };
    }
}
