using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Neighbourhood.Design.Tests;

/// <summary>A small program with the sample pages, on loopback.</summary>
public sealed class SampleHost : IAsyncLifetime
{
    private WebApplication? _app;

    internal SampleFrame Frame { get; } = new();

    public HttpClient Client { get; private set; } = default!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(SampleHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Logging.ClearProviders();
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseUrls(Environment.GetEnvironmentVariable("DESIGN_TRY_URL") ?? "http://127.0.0.1:0");
        builder.Services.AddRazorPages().WithRazorPagesAtContentRoot();
        builder.Services.AddDesign().AddSingleton<IPageFrame>(Frame);
        _app = builder.Build();
        _app.MapStaticAssets();
        _app.MapRazorPages().WithStaticAssets();
        await _app.StartAsync();
        Client = new HttpClient { BaseAddress = new Uri(_app.Urls.First()) };
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_app is not null) await _app.DisposeAsync();
    }
}

/// <summary>What a signed-in person sees, unless a test says otherwise.</summary>
internal sealed class SampleFrame : IPageFrame
{
    public IReadOnlyList<FrameLink> Menu { get; set; } =
        [new("Home", "/"), new("Meetings", "/sample"), new("Families", "/families"), new("Family hubs", "/hubs"), new("Antenatal", "/antenatal"), new("Peer support", "/peers")];

    public string? SignedInAs { get; set; } = "Maya O'Neill";
    public string SignOutUrl => "/signout";
    public bool IsDemo { get; set; } = true;
    public string? DemoNote { get; set; } = "You are a coordinator.";
    public string? ConcernUrl { get; set; } = "/families/concerns/new";
}
