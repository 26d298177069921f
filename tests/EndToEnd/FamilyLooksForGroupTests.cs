using System.Text;
using Microsoft.Playwright;
using Neighbourhood.EndToEnd.Browser;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.EndToEnd;

/// <summary>A parent with an old phone, no script and nobody to ask looks for something to go to.</summary>
public sealed class FamilyLooksForGroupTests(DemoHost demo) : IClassFixture<DemoHost>
{
    [Theory]
    [InlineData(320, false)]
    [InlineData(1280, true)]
    public async Task A_family_looking_for_a_group_finds_one(int width, bool script)
    {
        await using var parent = await Visitor.Come(demo.Host, width, script);
        await parent.Open("/");
        await parent.FollowTo("What’s on for families");
        await parent.IsAt("What’s on for families");
        await Check(parent, script);
        await parent.Picture($"whats-on-{width}");

        await parent.Select("How old is your child?", "Under 1 year");
        await parent.Press("Show what’s on");
        await parent.FollowTo("Baby massage");
        await parent.IsAt("Baby massage");
        await parent.Sees("a community centre for families");
        await parent.Sees("Free");
        await parent.Sees("It is full now. Ring 01632 960101 to wait for a place.");
        await Check(parent, script);
        await parent.Picture($"whats-on-session-{width}");

        await parent.Follow("Back to what’s on");
        await parent.Select("Where?", "Beacon Street fire station");
        await parent.Select("How old is your child?", "2 years");
        await parent.Press("Show what’s on");
        await parent.Sees("a room in a fire station");
        await parent.Sees("Stay and play");
        await Check(parent, script);
    }

    [Fact]
    public async Task A_dad_finds_what_is_for_him()
    {
        await using var dad = await Visitor.Come(demo.Host, 320, script: false);
        await dad.Open("/familyhubs/whats-on");
        await dad.Follow("Groups for dads and other men who look after children");
        await dad.Sees("Dads are also welcome at everything");
        await dad.Sees("Saturday dads");
        await Check(dad, script: false);
    }

    [Fact]
    public async Task A_group_that_one_is_asked_into_says_ask_us_and_neither_when_nor_where()
    {
        using var nobody = Session.Anonymous(demo.Host);
        var page = (await nobody.Get("/familyhubs/whats-on")).Document;
        var group = page.QuerySelectorAll("li").Single(li => li.TextContent.Contains("Talking together", StringComparison.Ordinal));
        Assert.Contains("Ask us: ring 01632 960101.", group.TextContent, StringComparison.Ordinal);
        foreach (var told in (string[])["9am", "fire station", "Marram Way", "March", "January"]) Assert.DoesNotContain(told, group.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("meet.example", page.DocumentElement.InnerHtml, StringComparison.Ordinal);
    }

    /// <summary>As it is sent where it was published: an unpublished build looks at its files anew each time and packs none.</summary>
    [Fact]
    public async Task The_page_with_its_styles_is_under_100_kB_as_sent()
    {
        await using var host = await RunningHost.Start(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["ASPNETCORE_FORWARDEDHEADERS_ENABLED"] = "true",
            ["ReloadStaticAssetsAtRuntime"] = "false",
        });
        using var http = new HttpClient { BaseAddress = host.Address };
        http.DefaultRequestHeaders.Add("Accept-Encoding", "gzip, br");
        http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        var html = await http.GetByteArrayAsync(new Uri("/familyhubs/whats-on", UriKind.Relative));
        Assert.Contains("Baby massage", Encoding.UTF8.GetString(html), StringComparison.Ordinal);
        using var nobody = Session.Anonymous(host, secure: true);
        var sent = html.Length;
        foreach (var link in (await nobody.Get("/familyhubs/whats-on")).Document.QuerySelectorAll("link[rel=stylesheet], script[src]"))
            sent += (await http.GetByteArrayAsync(new Uri(link.GetAttribute("href") ?? link.GetAttribute("src")!, UriKind.Relative))).Length;
        Assert.True(sent is > 20_000 and < 100_000, $"{sent} bytes");
    }

    [Fact]
    public async Task A_calendar_program_follows_a_choice()
    {
        using var http = new HttpClient { BaseAddress = demo.Host.Address };
        using var answer = await http.GetAsync(new Uri("/familyhubs/whats-on/calendar.ics?age=0", UriKind.Relative));
        Assert.Equal("text/calendar", answer.Content.Headers.ContentType!.MediaType);
        var feed = await answer.Content.ReadAsStringAsync();
        Assert.Contains("SUMMARY:Baby massage", feed, StringComparison.Ordinal);
        Assert.DoesNotContain("Talking together", feed, StringComparison.Ordinal);
    }

    /// <summary>The accessibility check is a script of its own, which a browser without scripts cannot run: there the page must not scroll sideways.</summary>
    private static async Task Check(Visitor visitor, bool script)
    {
        if (script) await visitor.PassesAccessibilityCheckAtBothWidths();
        else await visitor.DoesNotScrollSideways();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task The_pages_pass_the_accessibility_check_at_320()
    {
        await using var parent = await Visitor.Come(demo.Host, 320);
        foreach (var path in (string[])["/familyhubs/whats-on", "/familyhubs/whats-on?who=dads&day=sunday"])
        {
            Assert.Equal(200, await parent.Open(path));
            await parent.PassesAccessibilityCheck();
        }
        await parent.Open("/familyhubs/whats-on");
        await parent.FollowTo("Baby massage");
        await parent.PassesAccessibilityCheck();
    }
}
