namespace Neighbourhood.Host.Command;

/// <summary>What the console shows: plain lines, since logs and scripts read them too.</summary>
internal static class Welcome
{
    internal static async Task Print(WebApplication app, int migrated)
    {
        if (migrated > 0) Console.WriteLine($"{migrated} database scripts were applied.");
        foreach (var address in app.Urls) Console.WriteLine($"Neighbourhood is open at {address}");
        if (!app.Services.GetRequiredService<DemoMode>().IsOn) return;
        Console.WriteLine("This is the demo: nobody in it is real.");
        await PrintHowToSignIn(new DemoNeighbourhood(app.Services));
    }

    internal static async Task PrintHowToSignIn(DemoNeighbourhood demo)
    {
        var (password, lines) = await demo.HowToSignIn();
        foreach (var line in lines) Console.WriteLine($"  {line}");
        Console.WriteLine($"Password of all of them: {password}");
    }
}
