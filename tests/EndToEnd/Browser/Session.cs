using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.EndToEnd.Browser;

/// <summary>A signed-in session without a browser: for walks over every page and form, where a browser would take an hour.</summary>
internal sealed class Session : IDisposable
{
    private readonly HttpClient _http;

    private Session(RunningHost host, bool secure)
    {
#pragma warning disable CA2000 // the client disposes its handler
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }, disposeHandler: true) { BaseAddress = host.Address, Timeout = TimeSpan.FromSeconds(30) };
#pragma warning restore CA2000
        if (secure) _http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
    }

    /// <summary>What the program gave to keep: by hand, since no cookie jar sends over loopback what is for https.</summary>
    private readonly Dictionary<string, string> _cookies = new(StringComparer.Ordinal);

    /// <param name="secure">Asks as a proxy that ends https would.</param>
    internal static Session Anonymous(RunningHost host, bool secure = false) => new(host, secure);

    internal static async Task<Session> SignIn(RunningHost host, string account)
    {
        var session = new Session(host, secure: false);
        var answer = await session.Enter($"{account}@demo.example", host.Password!);
        if (answer.Status is not (302 or 303)) throw new InvalidOperationException($"{account} could not sign in: {answer.Status}");
        return session;
    }

    /// <summary>Tries to sign in; the answer is whatever came of it.</summary>
    internal async Task<Answer> Enter(string email, string password, string page = "/access/sign-in")
    {
        var form = (await Get(page)).Forms.Single(f => f.Elements.Any(e => e is IHtmlInputElement { Type: "password" }));
        var values = form.Values();
        values[form.Field("email")] = email;
        values[form.Field("password")] = password;
        return await Post(form.Action(page), values);
    }

    internal Task<Answer> Get(string path) => Ask(path, HttpMethod.Get, null);

    internal async Task<Answer> Post(string path, IReadOnlyDictionary<string, string> values)
    {
        using var content = new FormUrlEncodedContent(values);
        return await Ask(path, HttpMethod.Post, content);
    }

    /// <summary>Presses a button of a page as a form without script would; answers the address that it leads to.</summary>
    /// <param name="button">Its words, with those for screen readers, or how they begin.</param>
    internal async Task<string> Press(string page, string button, params (string Name, string Value)[] typed)
    {
        var shown = await Get(page);
        var pressed = shown.Document.QuerySelectorAll<IHtmlButtonElement>("button").FirstOrDefault(b => b.TextContent.Trim().StartsWith(button, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"{page} ({shown.Status}) has no button {button}:\n{shown.Document.Body?.TextContent}");
        var form = pressed.Form!;
        var values = form.Values();
        if (pressed.Name is { Length: > 0 } name) values[name] = pressed.Value;
        foreach (var (field, value) in typed) values[field] = value;
        var answer = await Post(pressed.GetAttribute("formaction") ?? form.Action(page), values);
        return answer.Location
            ?? throw new InvalidOperationException($"{button} on {page} was refused ({answer.Status}): {answer.Document.QuerySelector(".nhsuk-error-summary")?.TextContent}");
    }

    private async Task<Answer> Ask(string path, HttpMethod method, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = content };
        if (_cookies.Count > 0) request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(c => $"{c.Key}={c.Value}")));
        using var response = await _http.SendAsync(request);
        // An address that the server itself cannot read never reaches the program, and is answered without a page.
        Assert.True(response.Headers.Contains("Content-Security-Policy") || response.Content.Headers.ContentLength == 0, $"{(int)response.StatusCode} {path} came without a content security policy");
        var answer = await Answer.Of(path, response);
        foreach (var pair in answer.Cookies.Select(c => c.Split(';')[0].Split('=', 2))) _cookies[pair[0]] = pair[1];
        return answer;
    }

    public void Dispose() => _http.Dispose();
}

/// <summary>A page as it came, with its links and forms.</summary>
internal sealed record Answer(string Path, int Status, string? Location, string Text, IReadOnlyList<string> Cookies, bool IsPage)
{
    private readonly Lazy<IDocument> _document = new(() => new HtmlParser().ParseDocument(Text));

    /// <summary>Read only where it is asked for: the walks look at most pages as text.</summary>
    internal IDocument Document => _document.Value;

    internal IReadOnlyList<IHtmlFormElement> Forms => [.. Document.QuerySelectorAll<IHtmlFormElement>("form")];

    /// <summary>Paths within the program that the page leads to.</summary>
    internal IEnumerable<string> Links => Document.QuerySelectorAll("a[href^='/']").Select(a => a.GetAttribute("href")!.Split('#')[0]);

    internal static async Task<Answer> Of(string path, HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        return new Answer(path, (int)response.StatusCode, response.Headers.Location?.ToString(), text,
            response.Headers.TryGetValues("Set-Cookie", out var cookies) ? [.. cookies] : [], response.Content.Headers.ContentType?.MediaType == "text/html");
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
