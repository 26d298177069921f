using AngleSharp;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Design;
using Neighbourhood.PeerSupport;
using Neighbourhood.PeerSupport.Supporters;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Supporters;

/// <summary>The public page as it is sent, and what it answers: the same to everybody.</summary>
public sealed class VolunteerPageTests : ArrangedSupporters
{
    private const string Here = "/peersupport/volunteer";

    private static Dictionary<string, string> Filled(string reach = "robin@example.org") => new(StringComparer.Ordinal)
    {
        ["Name"] = "Robin Alder",
        ["By"] = "Email",
        ["Reach"] = reach,
        ["Postcode"] = "M33 4ND",
        ["About"] = "Two boys, the first came early",
        ["Adult"] = "true",
        ["Subject"] = "",
    };

    [Fact]
    public async Task It_is_plain_has_one_heading_and_a_label_for_everything_and_needs_no_script()
    {
        await using var site = await Site.Start(World);
        foreach (var html in (string[])[await site.Get(Here), await site.Get($"{Here}?sent=true"), await site.Post([])])
        {
            var page = await Site.Read(html);
            Assert.Single(page.QuerySelectorAll("h1"));
            Assert.Empty(page.QuerySelectorAll("script, [style], [onclick]"));
            foreach (var never in (string[])["referral", "prescri", "screening"]) Assert.DoesNotContain(never, page.Body!.TextContent, StringComparison.OrdinalIgnoreCase);
            Assert.All(page.QuerySelectorAll("input[type=text], textarea"), input => Assert.NotNull(page.QuerySelector($"label[for={input.Id}]")));
        }
        var wrong = await Site.Read(await site.Post([]));
        Assert.Equal(["#Name", "#By", "#Reach", "#Adult"], wrong.QuerySelectorAll(".nhsuk-error-summary a").Select(a => a.GetAttribute("href")));
        Assert.Empty(await Kept());
    }

    [Fact]
    public async Task What_was_typed_stays_when_something_is_missing_and_nothing_stands_in_the_address()
    {
        await using var site = await Site.Start(World);
        var page = await Site.Read(await site.Post(new(Filled()) { ["Adult"] = "" }));
        Assert.Equal(["Volunteers are 18 or over: tick the box if you are"], page.QuerySelectorAll(".nhsuk-error-summary a").Select(a => a.TextContent.Trim()));
        StillThere(page);
        Assert.DoesNotContain("Robin", await site.Get($"{Here}?Name=Robin&Reach=Robin"), StringComparison.Ordinal);
        Assert.DoesNotContain("<b>x", await site.Post(new(Filled()) { ["Name"] = "<b>x</b>", ["Adult"] = "" }), StringComparison.Ordinal);
        foreach (var by in (string[])["0", "email", "Letter", "<b>"]) Assert.Contains("Choose how to answer", await site.Post(new(Filled()) { ["By"] = by }), StringComparison.Ordinal);
        Assert.Empty(await Kept());
    }

    [Fact]
    public async Task Where_the_page_was_open_over_night_or_another_site_sends_it_nothing_is_kept_and_what_was_typed_stays()
    {
        await using var site = await Site.Start(World);
        foreach (var token in (string[])["", "wrong", "<script>"])
        {
            var page = await Site.Read(await site.Post(new(Filled()) { ["__RequestVerificationToken"] = token }));
            Assert.Contains("press Send again", page.QuerySelector(".nhsuk-error-summary")!.TextContent, StringComparison.Ordinal);
            StillThere(page);
        }
        Assert.Empty(await Kept());
        await site.Answered(Filled());
        Assert.Single(await Kept());
    }

    [Fact]
    public async Task The_answer_is_the_same_for_kept_and_limited_and_trapped_and_sent_twice()
    {
        await using var site = await Site.Start(World);
        var id = World.NewId().ToString();
        var answers = new List<string>();
        foreach (var _ in (int[])[1, 2]) answers.Add(await site.Answered(new(Filled()) { ["Id"] = id }));
        Assert.Single(await Kept());
        answers.Add(await site.Answered(new(Filled()) { ["Subject"] = "Cheap pills" }));
        Assert.Single(await Kept());
        answers.Add(await site.Answered(new(Filled()) { ["Id"] = "' OR 1=1" }));
        for (var n = 0; n < 4; n++) answers.Add(await site.Answered(Filled($"robin{n}@example.org")));
        Assert.Equal(3, (await Kept()).Count);
        Assert.Single(answers.Distinct(StringComparer.Ordinal));
        Assert.Contains("Thank you", answers[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_of_ten_megabytes_is_turned_away()
    {
        await using var site = await Site.Start(World);
        Assert.Contains("There is a problem", await site.Post(new(Filled()) { ["About"] = new('x', 10_000_000) }), StringComparison.Ordinal);
        Assert.Empty(await Kept());
    }

    [Fact]
    public async Task With_no_programme_nothing_is_asked_or_kept_and_the_page_says_so_to_whoever_opens_or_sends_it()
    {
        await using var site = await Site.Start(World);
        var form = (await Site.Read(await site.Get(Here))).QuerySelector($"form[action='{Here}']")!;
        await World.Arrange("UPDATE peersupport_programme SET closed_on = @Today", new { Today });
        var opened = await site.Get(Here);
        Assert.Equal(opened, await site.Get($"{Here}?sent=true"));
        List<string> answers = [];
        foreach (var fields in (Dictionary<string, string>[])[Filled(), [], new(Filled()) { ["Subject"] = "Cheap pills" }, new(Filled()) { ["__RequestVerificationToken"] = "wrong" }]) answers.Add((await site.Send(form, fields)).Html);
        foreach (var html in (string[])[opened, answers[0]])
        {
            var page = await Site.Read(html);
            Assert.Equal("Nobody can answer here yet", page.QuerySelector("h1")!.TextContent);
            Assert.Null(page.QuerySelector($"form[action='{Here}']"));
            foreach (var said in (string[])["midwife", "health visitor", "GP practice", "111", "999"]) Assert.Contains(said, page.Body!.TextContent, StringComparison.Ordinal);
            Assert.Equal(html != opened, page.Body!.TextContent.Contains("was not sent", StringComparison.Ordinal));
        }
        Assert.Single(answers.Distinct(StringComparer.Ordinal));
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM peersupport_supporter"));
        Assert.Empty(await World.Sql<string>("SELECT address_digest FROM peersupport_address"));
    }

    private static void StillThere(IDocument page)
    {
        Assert.Equal(("Robin Alder", "robin@example.org", "M33 4ND"), (Value(page, "Name"), Value(page, "Reach"), Value(page, "Postcode")));
        Assert.Contains("came early", page.QuerySelector("#About")!.TextContent, StringComparison.Ordinal);
        Assert.True(page.QuerySelector("input[name=By][value=Email]")!.HasAttribute("checked"));
    }

    private static string? Value(IDocument page, string id) => page.QuerySelector($"#{id}")!.GetAttribute("value");

    private Task<IReadOnlyList<Guid>> Kept() => World.Sql<Guid>("SELECT id FROM peersupport_supporter WHERE status = 'Enquired'");

    /// <summary>The module's pages on loopback, asking the world's own database.</summary>
    private sealed class Site : IAsyncDisposable
    {
        private readonly WebApplication _app;
        private readonly HttpClient _http;

        private Site(WebApplication app) => (_app, _http) = (app, new HttpClient { BaseAddress = new Uri(app.Urls.First()) });

        internal static async Task<Site> Start(World world)
        {
            world.Answers<GetAreaOf, GetAreaOf.Area>(_ => GetAreaOf.Area.Unknown);
            var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Services.AddRazorPages().WithRazorPagesAtContentRoot().AddApplicationPart(typeof(PeerSupportModule).Assembly).AddApplicationPart(typeof(DesignServices).Assembly);
            builder.Services.AddDesign().AddLocalization().AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
            builder.Services.AddSingleton<TimeProvider>(world.Clock).AddScoped<IPageFrame, Frame>().AddSingleton(_ => world.Services.GetRequiredService<EnquiryDesk>());
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

        private async Task<(string Path, string Html)> Send(Dictionary<string, string> fields) => await Send((await Read(await Get(Here))).QuerySelector($"form[action='{Here}']")!, fields);

        internal async Task<(string Path, string Html)> Send(IElement form, Dictionary<string, string> fields)
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
}
