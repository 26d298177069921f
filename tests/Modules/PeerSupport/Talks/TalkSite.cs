using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport;
using Neighbourhood.PeerSupport.Concerns;
using Neighbourhood.PeerSupport.Programmes;
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

    internal static async Task<TalkSite> Start(World world) => new(await PublicSite.Host<PeerSupportModule>(world, pseudo: false, app => app.Use((context, next) =>
    {
        if (context.Request.Headers["As"].ToString().Split(' ') is [var role, var id, var scope])
            context.RequestServices.GetRequiredService<IServiceScope>().ServiceProvider.GetRequiredService<CurrentUser>().Is(Guid.Parse(id), null, [new Grant(role, Guid.Parse(scope))]);
        return next(context);
    }), typeof(ISend), typeof(TalkTries), typeof(DigestKey), typeof(ConcernDesk), typeof(OwnMatches), typeof(ConcernPlace), typeof(PeerHours), typeof(ParentsDoor), typeof(ProgrammeOf), typeof(RoomDeeds), typeof(RoomDoor),
        typeof(RoomPosts)));

    internal Task<IDocument> Read(string path, string? role = null, Guid user = default, Guid? scope = null, HttpStatusCode status = HttpStatusCode.OK) =>
        Send(HttpMethod.Get, path, null, role, user, scope, status);

    /// <summary>Fills in and sends the form that holds this input; answers the page that comes back.</summary>
    internal async Task<IDocument> Press(string path, string input, Dictionary<string, string> fields, string? role = null, Guid user = default, Guid? scope = null, HttpStatusCode? status = null)
    {
        var form = Form(await Read(path, role, user, scope), input);
        foreach (var hidden in form.QuerySelectorAll("input[type=hidden]")) fields.TryAdd(hidden.GetAttribute("name")!, hidden.GetAttribute("value") ?? "");
        return await Send(HttpMethod.Post, Action(path, form), fields, role, user, scope, status);
    }

    /// <summary>Sends this form of a page as it stands there, with what was typed before.</summary>
    internal Task<IDocument> PressAgain(string path, IDocument page, string input, HttpStatusCode status = HttpStatusCode.OK)
    {
        var form = Form(page, input);
        var fields = form.QuerySelectorAll("textarea").Select(e => (Name: e.GetAttribute("name")!, Value: e.TextContent.TrimStart('\r', '\n')))
            .Concat(form.QuerySelectorAll("input:not([type=radio]), input[type=radio][checked]").Select(e => (Name: e.GetAttribute("name")!, Value: e.GetAttribute("value") ?? "")));
        return Send(HttpMethod.Post, Action(path, form), fields.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal), null, default, null, status);
    }

    /// <summary>Sends a form whose token counts no more, finds what was typed on the page that comes back, and sends it from there; answers the page after that.</summary>
    /// <param name="button">What is to be pressed again.</param>
    internal async Task<IDocument> AsksAgain(string path, string input, Dictionary<string, string> fields, string button, Func<Task<int>> kept)
    {
        var before = await kept();
        var page = await Press(path, input, new(fields, StringComparer.Ordinal) { ["__RequestVerificationToken"] = "of yesterday" }, status: HttpStatusCode.BadRequest);
        Assert.Equal($"This page was open for a long time. What you wrote is still here: press {button} again", page.QuerySelector(".nhsuk-error-summary__list")!.TextContent.Trim());
        Assert.Equal(before, await kept());
        var form = Form(page, input);
        foreach (var (name, value) in fields)
            Assert.True(form.QuerySelector($"textarea[name={name}]")?.TextContent.Contains(value, StringComparison.Ordinal) ?? form.QuerySelector($"input[name={name}][value='{value}'][checked], input[name={name}][value='{value}']:not([type=radio])") is not null, name);
        for (var around = form.ParentElement; around is not null; around = around.ParentElement) Assert.True(around.LocalName != "details" || around.HasAttribute("open"), "what was typed is folded away");
        return await PressAgain(path, page, input);
    }

    private static IElement Form(IDocument page, string input) => page.QuerySelectorAll("form[method=post]").First(f => f.QuerySelector(input) is not null);

    private static string Action(string path, IElement form) => form.GetAttribute("action") is ['/', ..] whole ? whole : path.Split('?')[0] + form.GetAttribute("action");

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
