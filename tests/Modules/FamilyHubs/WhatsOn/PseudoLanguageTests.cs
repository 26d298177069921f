using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using AngleSharp;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using Neighbourhood.Design;
using Neighbourhood.FamilyHubs;
using Neighbourhood.Kernel;
using Neighbourhood.Modules.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.WhatsOn;

/// <summary>
/// The public pages and the feed as they are sent, in English and in a pseudo-language (qps-ploc) that is made from the English resource:
/// every letter has an accent. What the hub itself wrote is in Cyrillic here, so whatever Latin letter is left was not from the resource.
/// </summary>
public sealed partial class PseudoLanguageTests : PublicTests
{
    private async Task<Guid> Everything()
    {
        await World.Arrange("""
            UPDATE familyhubs_site SET name = 'Дом', folded_name = 'дом', telephone = '01632 960100', address_line = '1 Улица', getting_there = 'Автобус 7', accessibility = 'lift,bsl', locality = 'Север', locality_id = @Sale WHERE id = @Hub
            """, new { Hub, Sale });
        await World.Arrange("UPDATE familyhubs_site SET name = 'Часть', folded_name = 'часть', kind = 'OutreachPoint', host_building = 'FireStation' WHERE id = @OtherHub", new { OtherHub });
        var full = await Session(await Activity("Массаж", bookable: "Book", capacity: 4), starts: Morning(2), capacity: 4);
        await Open("Игра", 0);
        await Open("Папы", 1, audience: "Fathers", site: OtherHub);
        await Open("Ждём", 3, audience: "Expectant", from: null, to: null);
        await Open("Вместе", 3, from: 18, to: 42, bookable: "ReferralOnly");
        await World.Arrange("UPDATE familyhubs_activity SET about = 'Игрушки и песни', category = 'х', cost_pence = 250, languages = 'Русский', accessibility = 'hoist', send_needs = 'autism,hearing,visual,mobility,cognitive'");
        for (var i = 0; i < 32; i++) await Open($"Группа {i}", 4 + (i % 20));
        await World.Arrange("UPDATE familyhubs_activity SET about = 'Игрушки и песни'");
        return full;
    }

    [Fact]
    public async Task No_text_of_a_page_or_of_the_feed_is_hard_coded()
    {
        var session = await Everything();
        await using var site = await Pages.Start(World, pseudo: true);
        foreach (var path in (string[])["/familyhubs/whats-on", "/familyhubs/whats-on?skip=30", "/familyhubs/whats-on?who=dads", "/familyhubs/whats-on?who=mums", "/familyhubs/whats-on?where=online&day=today", $"/familyhubs/whats-on/{session}"])
        {
            var texts = await site.Texts(path);
            Assert.True(texts.Count > 20, $"{path} says next to nothing");
            Assert.All(texts, text => Assert.False(Latin().IsMatch(text), $"{path} says \"{text}\", which is in no resource"));
        }
        var feed = CalendarSerializerTests.Parse(await site.Get("/familyhubs/whats-on/calendar.ics"));
        Assert.NotEmpty(feed);
        foreach (var happens in feed)
            foreach (var name in (string[])["SUMMARY", "LOCATION", "DESCRIPTION"]) Assert.False(Latin().IsMatch(happens[name]), $"the feed says \"{happens[name]}\", which is in no resource");
    }

    [Fact]
    public async Task In_English_it_is_plain_and_has_one_heading_and_no_script()
    {
        var session = await Everything();
        await using var site = await Pages.Start(World, pseudo: false);
        foreach (var path in (string[])["/familyhubs/whats-on", $"/familyhubs/whats-on/{session}"])
        {
            var page = await site.Page(path);
            Assert.Single(page.QuerySelectorAll("h1"));
            Assert.Empty(page.QuerySelectorAll("script"));
            Assert.Equal("en-GB", page.DocumentElement.GetAttribute("lang"));
            Assert.DoesNotContain("referral", page.Body!.TextContent, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("_", string.Concat(await site.Texts(path)), StringComparison.Ordinal); // a key that has no text
        }
        Assert.Contains("Children who are deaf or hard of hearing", (await site.Page($"/familyhubs/whats-on/{session}")).Body!.TextContent, StringComparison.Ordinal);
        var list = await site.Page("/familyhubs/whats-on");
        Assert.Contains("a community centre for families", list.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("a room in a fire station", list.Body.TextContent, StringComparison.Ordinal);
        Assert.All(list.QuerySelectorAll("select"), select => Assert.NotNull(list.QuerySelector($"label[for={select.Id}]")));
    }

    /// <summary>A phone with little data left: a full page with its styles as sent, the styles packed and the page as it is.</summary>
    [Fact]
    public async Task A_full_page_with_its_styles_is_under_100_kB_as_sent()
    {
        await Everything();
        await using var site = await Pages.Start(World, pseudo: false);
        var html = System.Text.Encoding.UTF8.GetByteCount(await site.Get("/familyhubs/whats-on"));
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            await gzip.WriteAsync(await File.ReadAllBytesAsync(Path.Combine(Repository.Root, "src/Design/wwwroot/neighbourhood.css")));
        Assert.True(html + packed.Length < 100_000, $"{html} bytes of page and {packed.Length} of styles");
    }

    [GeneratedRegex("[A-Za-z]", RegexOptions.CultureInvariant)]
    private static partial Regex Latin();

    /// <summary>The module's pages on loopback, asking the world's own database.</summary>
    private sealed class Pages : IAsyncDisposable
    {
        private readonly WebApplication _app;
        private readonly HttpClient _http;

        private Pages(WebApplication app) => (_app, _http) = (app, new HttpClient { BaseAddress = new Uri(app.Urls.First()) });

        internal static async Task<Pages> Start(World world, bool pseudo)
        {
            var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Services.AddRazorPages().WithRazorPagesAtContentRoot().AddApplicationPart(typeof(FamilyHubsModule).Assembly).AddApplicationPart(typeof(DesignServices).Assembly);
            builder.Services.AddDesign().AddLocalization();
            if (pseudo) builder.Services.AddSingleton(typeof(IStringLocalizer<>), typeof(Accented<>));
            builder.Services.AddSingleton<TimeProvider>(world.Clock).AddSingleton<IPageFrame, Frame>();
            builder.Services.AddScoped(_ => world.Services.CreateScope()).AddScoped(p => p.GetRequiredService<IServiceScope>().ServiceProvider.GetRequiredService<ISend>());
            var app = builder.Build();
            app.MapRazorPages();
            await app.StartAsync();
            return new Pages(app);
        }

        internal Task<string> Get(string path) => _http.GetStringAsync(new Uri(path, UriKind.Relative));

        internal async Task<IDocument> Page(string path) => await Read(await Get(path));

        private static Task<IDocument> Read(string html) => BrowsingContext.New().OpenAsync(response => response.Content(html));

        /// <summary>All that a person reads or hears: texts, the title, and attributes that are read out.</summary>
        internal async Task<IReadOnlyList<string>> Texts(string path)
        {
            var page = await Page(path);
            string[] heard = ["aria-label", "title", "alt", "placeholder"];
            return [.. page.DocumentElement.Descendants<IText>().Select(t => t.Data.Trim())
                .Concat(page.All.SelectMany(e => heard.Select(e.GetAttribute)).OfType<string>())
                .Append(page.QuerySelector("meta[name=description]")!.GetAttribute("content")!)
                .Where(text => text.Length > 0)];
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

    /// <summary>The pseudo-localiser: each text of the English resource with an accent on every letter; one that the resource lacks stays as it is and is seen.</summary>
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
