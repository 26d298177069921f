using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Neighbourhood.Design;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport;
using Neighbourhood.PeerSupport.Concerns;
using Neighbourhood.PeerSupport.Rooms;
using Neighbourhood.PeerSupport.Talks;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Talks;

/// <summary>The module's pages on loopback, asking the world's own database as whoever is named.</summary>
internal sealed class TalkSite : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _http;

    private TalkSite(WebApplication app) => (_app, _http) = (app, new HttpClient { BaseAddress = new Uri(app.Urls.First()) });

    internal static async Task<TalkSite> Start(World world)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddRazorPages().WithRazorPagesAtContentRoot().AddApplicationPart(typeof(PeerSupportModule).Assembly).AddApplicationPart(typeof(DesignServices).Assembly);
        builder.Services.AddDesign().AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
        builder.Services.AddSingleton<TimeProvider>(world.Clock).AddScoped<IPageFrame, Frame>();
        builder.Services.AddScoped(_ => world.Services.CreateScope()).AddScoped(Of<ISend>).AddScoped(Of<TalkTries>).AddScoped(Of<DigestKey>);
        builder.Services.AddScoped(Of<ConcernDesk>).AddScoped(Of<OwnMatches>).AddScoped(Of<ConcernPlace>).AddScoped(Of<PeerHours>).AddScoped(Of<RoomDeeds>);
        var app = builder.Build();
        app.Use((context, next) =>
        {
            if (context.Request.Headers["As"].ToString().Split(' ') is [var role, var id, var scope])
                Of<CurrentUser>(context.RequestServices).Is(Guid.Parse(id), null, [new Grant(role, Guid.Parse(scope))]);
            return next(context);
        });
        app.MapRazorPages();
        await app.StartAsync();
        return new TalkSite(app);
    }

    private static T Of<T>(IServiceProvider services) where T : class => services.GetRequiredService<IServiceScope>().ServiceProvider.GetRequiredService<T>();

    internal Task<IDocument> Read(string path, string? role = null, Guid user = default, Guid? scope = null, HttpStatusCode status = HttpStatusCode.OK) =>
        Send(HttpMethod.Get, path, null, role, user, scope, status);

    /// <summary>Fills in and sends the form that holds this input; answers the page that comes back.</summary>
    internal async Task<IDocument> Press(string path, string input, Dictionary<string, string> fields, string? role = null, Guid user = default, Guid? scope = null)
    {
        var form = (await Read(path, role, user, scope)).QuerySelectorAll("form[method=post]").First(f => f.QuerySelector(input) is not null);
        foreach (var hidden in form.QuerySelectorAll("input[type=hidden]")) fields.TryAdd(hidden.GetAttribute("name")!, hidden.GetAttribute("value") ?? "");
        return await Send(HttpMethod.Post, path + form.GetAttribute("action"), fields, role, user, scope, null);
    }

    private async Task<IDocument> Send(HttpMethod method, string path, Dictionary<string, string>? fields, string? role, Guid user, Guid? scope, HttpStatusCode? status)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (fields is not null) request.Content = new FormUrlEncodedContent(fields);
        if (role is not null) request.Headers.Add("As", $"{role} {user} {scope ?? user}");
        using var answer = await _http.SendAsync(request);
        if (status is { } expected) Assert.Equal(expected, answer.StatusCode);
        var html = await answer.Content.ReadAsStringAsync();
        return await BrowsingContext.New().OpenAsync(response => response.Content(html));
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }
}

file sealed class Frame : IPageFrame
{
    public IReadOnlyList<FrameLink> Menu => [];
    public string? SignedInAs => null;
    public string SignOutUrl => "/";
    public bool IsDemo => false;
    public string? ConcernUrl => null;
}
