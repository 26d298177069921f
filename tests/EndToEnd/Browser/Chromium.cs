using Microsoft.Playwright;

namespace Neighbourhood.EndToEnd.Browser;

/// <summary>One real browser for all journeys: the machine's own Chromium, or the one that Playwright installs.</summary>
internal static class Chromium
{
    // The first has no window to draw: the same engine at half the price.
    private static readonly string[] Places = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"];

    private static readonly Lazy<Task<IBrowser>> Shared = new(Launch);

    internal static Task<IBrowser> Get() => Shared.Value;

    private static async Task<IBrowser> Launch()
    {
        var playwright = await Playwright.CreateAsync();
        var own = Environment.GetEnvironmentVariable("NEIGHBOURHOOD_CHROMIUM") ?? Array.Find(Places, File.Exists);
        var options = new BrowserTypeLaunchOptions
        {
            ExecutablePath = own,
            Args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        };
        if (own is not null) return await playwright.Chromium.LaunchAsync(options);
        try
        {
            return await playwright.Chromium.LaunchAsync(options);
        }
        catch (PlaywrightException absent)
        {
            if (Microsoft.Playwright.Program.Main(["install", "chromium"]) == 0) return await playwright.Chromium.LaunchAsync(options);
            throw new InvalidOperationException(
                "No Chromium was found. Install one (Debian, Ubuntu: apt-get install chromium), or name it: NEIGHBOURHOOD_CHROMIUM=/path/to/chromium dotnet test", absent);
        }
    }
}
