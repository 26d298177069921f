using System.Globalization;
using Spectre.Console;

namespace Neighbourhood.Host.Command;

/// <summary>What the console shows when the server listens.</summary>
internal static class Welcome
{
    internal static async Task Print(WebApplication app, int migrated)
    {
        if (migrated > 0) AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{migrated} database scripts were applied.");
        foreach (var address in app.Urls) AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]Neighbourhood[/] is open at [underline]{address}[/]");
        if (!app.Services.GetRequiredService<DemoMode>().IsOn) return;
        var (password, lines) = await new DemoNeighbourhood(app.Services).HowToSignIn();
        AnsiConsole.MarkupLine("This is the demo: nobody in it is real.");
        foreach (var line in lines) AnsiConsole.WriteLine($"  {line}");
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"Password of all of them: [bold]{password ?? ""}[/]");
    }
}
