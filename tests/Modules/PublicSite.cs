using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using Neighbourhood.Design;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules;

/// <summary>One module's pages on loopback, as they are sent to somebody without an account and asking the world's own database; and the rules that every public page keeps.</summary>
internal sealed partial class PublicSite : IAsyncDisposable
{
    /// <summary>What comes back: where it leads, and the page that stands there.</summary>
    internal sealed record Answer(HttpStatusCode Status, string Path, string Html);

    private readonly WebApplication _app;
    private readonly HttpClient _http;
    private readonly string _here;

    private PublicSite(WebApplication app, string here) => (_app, _http, _here) = (app, new HttpClient { BaseAddress = new Uri(app.Urls.First()) }, here);

    /// <param name="here">The page with the form.</param>
    /// <param name="pseudo">In a pseudo-language that is made from the English resource, and not in English.</param>
    /// <param name="asked">What its pages ask of the world.</param>
    internal static async Task<PublicSite> Start<TModule>(World world, string here, bool pseudo, params Type[] asked) where TModule : IModule =>
        new(await Host<TModule>(world, pseudo, _ => { }, asked), here);

    internal static async Task<WebApplication> Host<TModule>(World world, bool pseudo, Action<WebApplication> before, params Type[] asked) where TModule : IModule
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddRazorPages().WithRazorPagesAtContentRoot().AddApplicationPart(typeof(TModule).Assembly).AddApplicationPart(typeof(DesignServices).Assembly);
        builder.Services.AddDesign().AddLocalization().AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
        if (pseudo) builder.Services.AddSingleton(typeof(IStringLocalizer<>), typeof(Accented<>));
        builder.Services.AddSingleton<TimeProvider>(world.Clock).AddScoped<IPageFrame, Frame>().AddScoped(_ => world.Services.CreateScope());
        foreach (var type in asked) builder.Services.AddScoped(type, services => services.GetRequiredService<IServiceScope>().ServiceProvider.GetRequiredService(type));
        var app = builder.Build();
        before(app);
        app.MapRazorPages();
        await app.StartAsync();
        return app;
    }

    internal Task<string> Get(string path) => _http.GetStringAsync(new Uri(path, UriKind.Relative));

    internal async Task<IDocument> Page(string path) => await Read(await Get(path));

    internal static Task<IDocument> Read(string html) => BrowsingContext.New().OpenAsync(response => response.Content(html));

    /// <summary>Fills in the form that was just opened, and sends it; answers the page that comes back.</summary>
    internal async Task<string> Post(Dictionary<string, string> fields) => (await Send(fields)).Html;

    /// <summary>Where it leads and the whole page that stands there.</summary>
    internal async Task<string> Answered(Dictionary<string, string> fields) => await Send(fields) is var answer ? $"{answer.Path}\n{answer.Html}" : "";

    internal async Task<Answer> Send(Dictionary<string, string> fields) => await Send(await Page(_here), fields);

    /// <summary>The same from a page that was opened before.</summary>
    internal async Task<Answer> Send(IDocument opened, Dictionary<string, string> fields)
    {
        var form = opened.QuerySelector($"form[method=post][action='{_here}']")!;
        foreach (var hidden in form.QuerySelectorAll("input[type=hidden]")) fields.TryAdd(hidden.GetAttribute("name")!, hidden.GetAttribute("value") ?? "");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_here, UriKind.Relative)) { Content = new FormUrlEncodedContent(fields) };
        // What is turned away before it is sent is answered, and not only hung up on.
        request.Headers.ExpectContinue = fields.Values.Any(v => v.Length > 60_000);
        using var answer = await _http.SendAsync(request);
        return new(answer.StatusCode, answer.RequestMessage!.RequestUri!.PathAndQuery, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>All that a person reads or hears: texts, the title, and attributes that are read out.</summary>
    internal static async Task<IReadOnlyList<string>> Heard(string html)
    {
        var page = await Read(html);
        string[] heard = ["aria-label", "title", "alt", "placeholder"];
        return [.. page.DocumentElement.Descendants<IText>().Select(t => t.Data.Trim()).Concat(page.All.SelectMany(e => heard.Select(e.GetAttribute)).OfType<string>())
            .Append(page.QuerySelector("meta[name=description]")!.GetAttribute("content")!).Where(text => text.Length > 0)];
    }

    /// <summary>In the pseudo-language every letter of a resource has an accent: whatever plain letter is left was not from one.</summary>
    /// <param name="least">It says at least so many things.</param>
    internal static async Task IsOfTheResource(string says, string html, int least)
    {
        var texts = await Heard(html);
        Assert.True(texts.Count > least, $"{says} says next to nothing");
        Assert.All(texts, text => Assert.False(HasPlainLetter(text), $"{says} says \"{text}\", which is in no resource"));
    }

    internal static bool HasPlainLetter(string text) => PlainLetter().IsMatch(text);

    /// <summary>One heading, a label for everything, no script, and none of the words that nobody should read.</summary>
    /// <param name="language">Of the page; null for one that stands within the frame of the program.</param>
    internal static async Task IsPlain(string html, string? language, params string[] never)
    {
        var page = await Read(html);
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Empty(page.QuerySelectorAll("script, [style], [onclick]"));
        if (language is not null) Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
        foreach (var word in never) Assert.DoesNotContain(word, page.Body!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.All(page.QuerySelectorAll("input[type=text], textarea, select"), input => Assert.NotNull(page.QuerySelector($"label[for={input.Id}]")));
    }

    /// <summary>A phone with little data left: a page with its styles as sent, the styles packed and the page as it is, is under 100 kB.</summary>
    internal async Task IsLight()
    {
        var html = Encoding.UTF8.GetByteCount(await Get(_here));
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            await gzip.WriteAsync(await File.ReadAllBytesAsync(Path.Combine(Repository.Root, "src/Design/wwwroot/neighbourhood.css")));
        Assert.True(html + packed.Length < 100_000, $"{html} bytes of page and {packed.Length} of styles");
    }

    /// <summary>Where the page was open for long or another site sends it, nothing is kept and what was typed stays; sent again from the page that comes back it is kept.</summary>
    internal async Task AsksAgain(Func<Dictionary<string, string>> filled, Action<IDocument> stays, Func<Task<int>> kept)
    {
        foreach (var token in (string[])["", "wrong", "<script>"])
        {
            var answer = await Send(new(filled()) { ["__RequestVerificationToken"] = token });
            Assert.Equal((HttpStatusCode.BadRequest, _here), (answer.Status, answer.Path));
            var page = await Read(answer.Html);
            Assert.Contains("press Send again", page.QuerySelector(".nhsuk-error-summary")!.TextContent, StringComparison.Ordinal);
            stays(page);
        }
        Assert.Equal(0, await kept());
        await Answered(filled());
        Assert.Equal(1, await kept());
    }

    /// <summary>A second press keeps nothing twice, and a forged id harms nothing.</summary>
    internal async Task KeepsOneOfTwoPresses(Guid id, Func<Dictionary<string, string>> filled, Func<Task<int>> kept)
    {
        foreach (var _ in (int[])[1, 2]) await Answered(new(filled()) { ["Id"] = id.ToString() });
        Assert.Equal(1, await kept());
        await Answered(new(filled()) { ["Id"] = "' OR 1=1" });
        Assert.Equal(2, await kept());
    }

    /// <summary>So that nobody learns by a watch what became of it.</summary>
    internal async Task TakesItsTime(Dictionary<string, string> fields)
    {
        var from = TimeProvider.System.GetTimestamp();
        await Answered(fields);
        Assert.True(TimeProvider.System.GetElapsedTime(from) > TimeSpan.FromMilliseconds(295));
    }

    internal async Task TurnsAwayTenMegabytes(string field, Dictionary<string, string> fields, Func<Task<int>> kept)
    {
        Assert.Contains("There is a problem", await Post(new(fields) { [field] = new('x', 10_000_000) }), StringComparison.Ordinal);
        Assert.Equal(0, await kept());
    }

    /// <summary>Where there is nobody whom it would reach the page says so and where to turn, whoever opens it and whatever is sent from a page that was opened before.</summary>
    internal async Task SaysThatNobodyAnswers(Func<Task> close, params Dictionary<string, string>[] sent)
    {
        var form = await Page(_here);
        await close();
        var opened = await Get(_here);
        Assert.Equal(opened, await Get($"{_here}?sent=true"));
        List<Answer> answers = [];
        foreach (var fields in sent) answers.Add(await Send(form, fields));
        foreach (var html in (string[])[opened, answers[0].Html])
        {
            var page = await Read(html);
            var says = (page.QuerySelector("main") ?? page.Body!).TextContent;
            Assert.Equal("Nobody can answer here yet", page.QuerySelector("h1")!.TextContent);
            Assert.Empty(page.QuerySelectorAll($"form[action='{_here}'], main input, main button"));
            foreach (var said in (string[])["midwife", "health visitor", "GP practice", "111", "999"]) Assert.Contains(said, says, StringComparison.Ordinal);
            Assert.Equal(html != opened, says.Contains("was not sent", StringComparison.Ordinal));
            Assert.DoesNotContain("working days", says, StringComparison.Ordinal);
        }
        Assert.Equal((HttpStatusCode.UnprocessableEntity, _here), (Assert.Single(answers.Distinct()).Status, answers[0].Path));
    }

    /// <summary>They can leave the page at once, and nothing tells the next one where they were.</summary>
    internal static async Task CanBeLeftAtOnce(string html)
    {
        var page = await Read(html);
        Assert.Equal("noreferrer", page.QuerySelector("a[href^='https:']")!.GetAttribute("rel"));
        Assert.Equal("no-referrer", page.QuerySelector("meta[name=referrer]")!.GetAttribute("content"));
    }

    /// <summary>Known, a child, a program, more than five from one network within an hour, more than three for one number in a day: each reads the same, and only what may be kept is.</summary>
    /// <param name="trap">The input that nobody sees.</param>
    internal async Task AnswersAlike(World world, string trap, Func<string, string, Dictionary<string, string>> filled, Func<Task<int>> kept)
    {
        const string Number = "07700 900982";
        List<string> answers = [await Answered(filled("Older", Number)), await Answered(new(filled("Under13", Number)) { ["FirstName"] = "Nobody" }), await Answered(new(filled("Older", Number)) { [trap] = "Cheap pills" })];
        Assert.Equal(2, await kept());
        for (var i = 0; i < 7; i++) answers.Add(await Answered(filled("Older", FormattableString.Invariant($"07700 90010{i}"))));
        Assert.Equal(5, await kept());
        world.Clock.Advance(TimeSpan.FromMinutes(61));
        for (var i = 0; i < 3; i++) answers.Add(await Answered(filled("Older", Number)));
        Assert.Equal(6, await kept());
        AreTheSame(answers);
    }

    /// <summary>Whatever became of it, everybody reads the same.</summary>
    internal static void AreTheSame(IReadOnlyList<string> answers)
    {
        Assert.Single(answers.Distinct(StringComparer.Ordinal));
        Assert.Contains("Thank you", answers[0], StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    [GeneratedRegex("[A-Za-z]", RegexOptions.CultureInvariant)]
    private static partial Regex PlainLetter();

    private sealed class Frame : IPageFrame
    {
        public IReadOnlyList<FrameLink> Menu => [];
        public string? SignedInAs => null;
        public string SignOutUrl => "/";
        public bool IsDemo => true;
        public string? ConcernUrl => null;
    }

    /// <summary>Each text of the English resource with an accent on every letter; one that the resource lacks stays as it is and is seen.</summary>
    private sealed class Accented<T>(IStringLocalizerFactory factory) : IStringLocalizer<T>
    {
        private const string Plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
        private const string WithAccents = "áƀçđéƒǧħíĵķłɱñóþɋřšţúṽŵẋýžÁƁÇĐÉƑǦĦÍĴĶŁṀÑÓÞɊŘŠŢÚṼŴẊÝŽ";
        private readonly IStringLocalizer _english = factory.Create(typeof(T));

        public LocalizedString this[string name] => _english[name] is { ResourceNotFound: false } found ? new(name, Pseudo(found.Value)) : new(name, name, resourceNotFound: true);

        public LocalizedString this[string name, params object[] arguments] => this[name] is var text && text.ResourceNotFound ? text : new(name, string.Format(CultureInfo.InvariantCulture, text.Value, arguments));

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => _english.GetAllStrings(includeParentCultures);

        private static string Pseudo(string text) => $"⟦{string.Concat(text.Select(letter => Plain.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var at ? WithAccents[at] : letter))}⟧";
    }
}
