using System.Globalization;
using System.IO.Compression;
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
using Neighbourhood.PeerSupport;
using Neighbourhood.PeerSupport.Requests;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Requests;

/// <summary>
/// The public page as it is sent, in English and in a pseudo-language that is made from the English resource: every letter has an accent, so whatever plain letter is left was not from
/// the resource. And what it answers: the same to everybody.
/// </summary>
public sealed partial class PublicPageTests : ArrangedAskers
{
    private const string Here = "/peersupport/someone";

    private static Dictionary<string, string> Filled(string age = "Older", string reach = "07700 900982") => new(StringComparer.Ordinal)
    {
        ["FirstName"] = "Ama",
        ["Wants"] = "SomeoneToTalkTo",
        ["About"] = "FeelingLow",
        ["Channel"] = "Text",
        ["Pregnant"] = "false",
        ["ShareAgreed"] = "true",
        ["Age"] = age,
        ["By"] = "Text",
        ["Reach"] = reach,
        ["SafeWhen"] = "Any time",
        ["Postcode"] = "M33 4ND",
        ["Website"] = "",
    };

    [Fact]
    public async Task No_text_is_hard_coded()
    {
        await using var site = await Site.Start(World, pseudo: true);
        foreach (var (says, html) in ((string, string)[])[("the form", await site.Get(Here)), ("the answer", await site.Get($"{Here}?sent=true")), ("what is missing", await site.Post([])),
            ("what is wrong", await site.Post(new(Filled(reach: "1")) { ["By"] = "Email", ["FirstName"] = new('ж', 80), ["Postcode"] = new('1', 20), ["SafeWhen"] = new('ж', 300) }))])
        {
            var texts = await Heard(html);
            Assert.True(texts.Count > 12, $"{says} says next to nothing");
            Assert.All(texts, text => Assert.False(Latin().IsMatch(text), $"{says} says \"{text}\", which is in no resource"));
        }
    }

    [Fact]
    public async Task With_no_programme_nothing_is_asked_or_kept_and_the_page_says_where_to_turn_to_whoever_opens_or_sends_it()
    {
        await using var site = await Site.Start(World, pseudo: false);
        var form = await Site.Read(await site.Get(Here));
        await CloseAll();
        var opened = await site.Get(Here);
        Assert.Equal(opened, await site.Get($"{Here}?sent=true"));
        List<string> answers = [];
        // From a page that was opened while somebody was there: of a parent, of a child who comes first, incomplete, of a program, and of another site.
        foreach (var fields in (Dictionary<string, string>[])[Filled(), new(Filled("Under13")) { ["Pregnant"] = "true" }, [], new(Filled()) { ["Website"] = "Cheap pills" }, new(Filled()) { ["__RequestVerificationToken"] = "wrong" }])
            answers.Add(await site.Send(form, fields));
        foreach (var html in (string[])[opened, answers[0]])
        {
            var page = await Site.Read(html);
            Assert.Equal("Nobody can answer here yet", page.QuerySelector("h1")!.TextContent);
            Assert.Empty(page.QuerySelectorAll("form, input, button"));
            foreach (var said in (string[])["midwife", "health visitor", "GP practice", "111", "999"]) Assert.Contains(said, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            Assert.Equal(html != opened, page.QuerySelector("main")!.TextContent.Contains("was not sent", StringComparison.Ordinal));
            Assert.DoesNotContain("working days", page.Body!.TextContent, StringComparison.Ordinal);
        }
        Assert.Single(answers.Distinct(StringComparer.Ordinal));
        Assert.Equal(0, await KeptAsked());
        Assert.Empty(Concerns);
        Assert.Empty(await World.Sql<string>("SELECT address_digest FROM peersupport_address"));
        await using var pseudo = await Site.Start(World, pseudo: true);
        Assert.All(await Heard(await pseudo.Get(Here)), text => Assert.False(Latin().IsMatch(text), $"the closed page says \"{text}\", which is in no resource"));
    }

    private Task CloseAll() => World.Arrange("UPDATE peersupport_programme SET closed_on = @Today", new { Today });

    [Fact]
    public async Task In_English_it_is_plain_and_has_one_heading_and_no_script()
    {
        await using var site = await Site.Start(World, pseudo: false);
        foreach (var html in (string[])[await site.Get(Here), await site.Get($"{Here}?sent=true"), await site.Post([])])
        {
            var page = await Site.Read(html);
            Assert.Single(page.QuerySelectorAll("h1"));
            Assert.Empty(page.QuerySelectorAll("script, [style], [onclick]"));
            Assert.Equal("en-GB", page.DocumentElement.GetAttribute("lang"));
            foreach (var never in (string[])["referral", "prescri", "consent", "Wrong_", "safeguarding"]) Assert.DoesNotContain(never, page.Body!.TextContent, StringComparison.OrdinalIgnoreCase);
            Assert.All(page.QuerySelectorAll("input[type=text]"), input => Assert.NotNull(page.QuerySelector($"label[for={input.Id}]")));
        }
        var wrong = await Site.Read(await site.Post([]));
        Assert.Equal(["#Wants", "#About", "#Channel", "#Age", "#Pregnant", "#By", "#Reach", "#SafeWhen", "#ShareAgreed"], wrong.QuerySelectorAll(".nhsuk-error-summary a").Select(a => a.GetAttribute("href")));
        Assert.StartsWith("Error: ", wrong.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_its_styles_it_is_under_100_kB_as_sent()
    {
        await using var site = await Site.Start(World, pseudo: false);
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            await gzip.WriteAsync(await File.ReadAllBytesAsync(Path.Combine(Repository.Root, "src/Design/wwwroot/neighbourhood.css")));
        Assert.True((await site.Get(Here)).Length + packed.Length < 100_000);
    }

    [Fact]
    public async Task The_answer_is_the_same_for_known_and_unknown_and_child_and_limited_and_trapped()
    {
        await using var site = await Site.Start(World, pseudo: false);
        var answers = new List<string> { await site.Answered(Filled()), await site.Answered(new(Filled("Under13")) { ["FirstName"] = "Nobody" }), await site.Answered(new(Filled()) { ["Website"] = "Cheap pills" }) };
        Assert.Equal(2, await KeptAsked());
        for (var i = 0; i < 7; i++) answers.Add(await site.Answered(Filled(reach: FormattableString.Invariant($"07700 90010{i}"))));
        Assert.Equal(5, await KeptAsked());
        World.Clock.Advance(TimeSpan.FromMinutes(61));
        for (var i = 0; i < 3; i++) answers.Add(await site.Answered(Filled()));
        Assert.Equal(6, await KeptAsked());
        Assert.Single(answers.Distinct(StringComparer.Ordinal));
        Assert.Contains("Thank you", answers[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_press_and_a_forged_id_keep_one_and_a_number_is_no_choice()
    {
        await using var site = await Site.Start(World, pseudo: false);
        var id = World.NewId().ToString();
        foreach (var _ in (int[])[1, 2]) await site.Answered(new(Filled()) { ["Id"] = id });
        Assert.Equal(1, await KeptAsked());
        await site.Answered(new(Filled()) { ["Id"] = "' OR 1=1" });
        Assert.Equal(2, await KeptAsked());
        foreach (var age in (string[])["2", "older", "Under13, Older", "<b>"]) Assert.Contains("Choose how old you are", await site.Post(Filled(age)), StringComparison.Ordinal);
        Assert.DoesNotContain("<b>x", await site.Post(new(Filled("0")) { ["FirstName"] = "<b>x</b>" }), StringComparison.Ordinal);
        Assert.Equal(2, await KeptAsked());
    }

    [Fact]
    public async Task Every_answer_takes_as_long_whatever_becomes_of_it()
    {
        await using var site = await Site.Start(World, pseudo: false);
        foreach (var fields in (Dictionary<string, string>[])[Filled(), new(Filled()) { ["Website"] = "Cheap pills" }])
        {
            var from = TimeProvider.System.GetTimestamp();
            await site.Answered(fields);
            Assert.True(TimeProvider.System.GetElapsedTime(from) > TimeSpan.FromMilliseconds(295));
        }
    }

    [Fact]
    public async Task Where_the_page_was_open_for_long_or_another_site_sends_it_nothing_is_kept_and_what_was_typed_stays()
    {
        await using var site = await Site.Start(World, pseudo: false);
        foreach (var token in (string[])["", "wrong", "<script>"])
        {
            var page = await Site.Read(await site.Post(new(Filled()) { ["__RequestVerificationToken"] = token }));
            Assert.Contains("press Send again", page.QuerySelector(".nhsuk-error-summary")!.TextContent, StringComparison.Ordinal);
            Assert.Equal("07700 900982", page.QuerySelector("#Reach")!.GetAttribute("value"));
        }
        Assert.Equal(0, await KeptAsked());
        await site.Answered(Filled());
        Assert.Equal(1, await KeptAsked());
    }

    [Theory]
    [InlineData("FirstName")]
    [InlineData("Id")]
    [InlineData("Nothing of the form")]
    public async Task A_body_of_ten_megabytes_is_turned_away(string field)
    {
        await using var site = await Site.Start(World, pseudo: false);
        Assert.Contains("There is a problem", await site.Post(new(Filled()) { [field] = new('x', 10_000_000) }), StringComparison.Ordinal);
        Assert.Equal(0, await KeptAsked());
    }

    [Fact]
    public async Task They_can_leave_the_page_at_once_and_nothing_tells_the_next_one_where_they_were()
    {
        await using var site = await Site.Start(World, pseudo: false);
        foreach (var html in (string[])[await site.Get(Here), await site.Get($"{Here}?sent=true")])
        {
            var page = await Site.Read(html);
            Assert.Equal("noreferrer", page.QuerySelector("a[href^='https:']")!.GetAttribute("rel"));
            Assert.Equal("no-referrer", page.QuerySelector("meta[name=referrer]")!.GetAttribute("content"));
        }
    }

    [Fact]
    public async Task What_was_typed_stays_when_something_is_missing_and_nothing_stands_in_the_address()
    {
        await using var site = await Site.Start(World, pseudo: false);
        var page = await Site.Read(await site.Post(new(Filled()) { ["SafeWhen"] = "" }));
        Assert.Equal(("Ama", "07700 900982", true), (page.QuerySelector("#FirstName")!.GetAttribute("value"), page.QuerySelector("#Reach")!.GetAttribute("value"), page.QuerySelector("input[name=By][value=Text]")!.HasAttribute("checked")));
        Assert.DoesNotContain("Ama", await site.Get($"{Here}?FirstName=Ama&Reach=Ama"), StringComparison.Ordinal);
        Assert.DoesNotContain("Error", (await Site.Read(await site.Get($"{Here}?sent=maybe"))).Title, StringComparison.Ordinal);
    }

    /// <summary>All that a person reads or hears.</summary>
    private static async Task<IReadOnlyList<string>> Heard(string html)
    {
        var page = await Site.Read(html);
        string[] heard = ["aria-label", "title", "alt", "placeholder"];
        return [.. page.DocumentElement.Descendants<IText>().Select(t => t.Data.Trim()).Concat(page.All.SelectMany(e => heard.Select(e.GetAttribute)).OfType<string>())
            .Append(page.QuerySelector("meta[name=description]")!.GetAttribute("content")!).Where(text => text.Length > 0)];
    }

    [GeneratedRegex("[A-Za-z]", RegexOptions.CultureInvariant)]
    private static partial Regex Latin();

    /// <summary>The module's pages on loopback, asking the world's own database.</summary>
    private sealed class Site : IAsyncDisposable
    {
        private readonly WebApplication _app;
        private readonly HttpClient _http;

        private Site(WebApplication app) => (_app, _http) = (app, new HttpClient { BaseAddress = new Uri(app.Urls.First()) });

        internal static async Task<Site> Start(World world, bool pseudo)
        {
            var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Services.AddRazorPages().WithRazorPagesAtContentRoot().AddApplicationPart(typeof(PeerSupportModule).Assembly).AddApplicationPart(typeof(DesignServices).Assembly);
            builder.Services.AddDesign().AddLocalization().AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
            if (pseudo) builder.Services.AddSingleton(typeof(IStringLocalizer<>), typeof(Accented<>));
            builder.Services.AddSingleton<TimeProvider>(world.Clock).AddScoped<IPageFrame, Frame>();
            builder.Services.AddScoped(_ => world.Services.CreateScope()).AddScoped(p => p.GetRequiredService<IServiceScope>().ServiceProvider.GetRequiredService<AskedDesk>());
            var app = builder.Build();
            app.MapRazorPages();
            await app.StartAsync();
            return new Site(app);
        }

        internal Task<string> Get(string path) => _http.GetStringAsync(new Uri(path, UriKind.Relative));

        internal static Task<IDocument> Read(string html) => BrowsingContext.New().OpenAsync(response => response.Content(html));

        /// <summary>Fills in the form that was just opened, and sends it; answers the page that comes back.</summary>
        internal async Task<string> Post(Dictionary<string, string> fields) => (await Send(fields)).Html;

        /// <summary>Where it leads and the whole page that stands there.</summary>
        internal async Task<string> Answered(Dictionary<string, string> fields)
        {
            var (path, html) = await Send(fields);
            return $"{path}\n{html}";
        }

        /// <summary>The same from a page that was opened before.</summary>
        internal async Task<string> Send(IDocument opened, Dictionary<string, string> fields) => (await Send(opened.QuerySelector("form[method=post]")!, fields)).Html;

        private async Task<(string Path, string Html)> Send(Dictionary<string, string> fields) => await Send((await Read(await Get(Here))).QuerySelector("form[method=post]")!, fields);

        private async Task<(string Path, string Html)> Send(IElement form, Dictionary<string, string> fields)
        {
            foreach (var hidden in form.QuerySelectorAll("input[type=hidden]")) fields.TryAdd(hidden.GetAttribute("name")!, hidden.GetAttribute("value") ?? "");
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Here, UriKind.Relative)) { Content = new FormUrlEncodedContent(fields) };
            // What is turned away before it is sent is answered, and not only hung up on.
            request.Headers.ExpectContinue = fields.Values.Any(v => v.Length > 60_000);
            using var answer = await _http.SendAsync(request);
            return (answer.RequestMessage!.RequestUri!.PathAndQuery, await answer.Content.ReadAsStringAsync());
        }

        public async ValueTask DisposeAsync()
        {
            _http.Dispose();
            await _app.DisposeAsync();
        }
    }

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

        private static string Pseudo(string text) => string.Concat(text.Select(letter => Plain.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var at ? WithAccents[at] : letter));
    }
}
