using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Neighbourhood.Testing;

namespace Neighbourhood.EndToEnd.Browser;

/// <summary>A signed-in session without a browser: for walks over every page and form, where a browser would take an hour.</summary>
internal sealed class Session : IDisposable
{
    private readonly HttpClient _http;

    private Session(RunningHost host)
    {
#pragma warning disable CA2000 // the client disposes its handler
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }, disposeHandler: true) { BaseAddress = host.Address, Timeout = TimeSpan.FromSeconds(30) };
#pragma warning restore CA2000
    }

    internal static Session Anonymous(RunningHost host) => new(host);

    internal static async Task<Session> SignIn(RunningHost host, string account)
    {
        var session = new Session(host);
        var page = await session.Get("/access/sign-in");
        var form = page.Forms.Single(f => f.Elements.Any(e => e is IHtmlInputElement { Type: "password" }));
        var values = form.Values();
        values[form.Field("email")] = $"{account}@demo.example";
        values[form.Field("password")] = host.Password!;
        var answer = await session.Post(form.Action("/access/sign-in"), values);
        if (answer.Status is not (302 or 303)) throw new InvalidOperationException($"{account} could not sign in: {answer.Status}");
        return session;
    }

    internal async Task<Answer> Get(string path) => await Answer.Of(path, await _http.GetAsync(new Uri(path, UriKind.Relative)));

    internal async Task<Answer> Post(string path, IReadOnlyDictionary<string, string> values)
    {
        using var content = new FormUrlEncodedContent(values);
        return await Answer.Of(path, await _http.PostAsync(new Uri(path, UriKind.Relative), content));
    }

    public void Dispose() => _http.Dispose();
}

/// <summary>A page as it came, with its links and forms.</summary>
internal sealed record Answer(string Path, int Status, string? Location, string Text, IDocument Document)
{
    internal IReadOnlyList<IHtmlFormElement> Forms => [.. Document.QuerySelectorAll<IHtmlFormElement>("form")];

    /// <summary>Paths within the program that the page leads to.</summary>
    internal IEnumerable<string> Links => Document.QuerySelectorAll("a[href^='/']").Select(a => a.GetAttribute("href")!.Split('#')[0]);

    internal static async Task<Answer> Of(string path, HttpResponseMessage response)
    {
        using (response)
        {
            var text = await response.Content.ReadAsStringAsync();
            var document = await BrowsingContext.New().OpenAsync(page => page.Content(text));
            return new Answer(path, (int)response.StatusCode, response.Headers.Location?.ToString(), text, document);
        }
    }
}

internal static class Forms
{
    /// <summary>The values that the form would send as it stands: of buttons, none.</summary>
    internal static Dictionary<string, string> Values(this IHtmlFormElement form)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var element in form.Elements.OfType<IElement>())
        {
            if (element.GetAttribute("name") is not { Length: > 0 } name) continue;
            var value = element switch
            {
                IHtmlInputElement { Type: "submit" or "button" or "image" or "file" } => null,
                IHtmlInputElement { Type: "radio" or "checkbox" } tick => tick.IsChecked ? tick.Value : null,
                IHtmlInputElement input => input.Value,
                IHtmlTextAreaElement area => area.Value,
                IHtmlSelectElement select => select.Value,
                _ => null,
            };
            if (value is not null) values.TryAdd(name, value);
        }
        return values;
    }

    /// <summary>The name of the field that holds this word in its name.</summary>
    internal static string Field(this IHtmlFormElement form, string word) =>
        form.Elements.Select(e => e.GetAttribute("name")).First(n => n?.Contains(word, StringComparison.OrdinalIgnoreCase) == true)!;

    internal static string Action(this IHtmlFormElement form, string page) => form.GetAttribute("action") is { Length: > 0 } action ? action : page;
}
