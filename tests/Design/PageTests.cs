using System.Net;
using AngleSharp.Dom;

namespace Neighbourhood.Design.Tests;

/// <summary>Pages with the layout, rendered by the framework and posted back.</summary>
public sealed class PageTests(SampleHost host) : IClassFixture<SampleHost>
{
    [Fact]
    public async Task The_layout_has_no_inline_script_and_no_inline_style()
    {
        foreach (var path in new[] { "/sample", "/sample/new" })
        {
            var page = await Get(path);
            Assert.All(page.QuerySelectorAll("script"), script => Assert.True(script.HasAttribute("src") && script.TextContent.Length == 0));
            Assert.Empty(page.QuerySelectorAll("style, [style]"));
            Assert.DoesNotContain(page.All, element => element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal)));
            Assert.NotEmpty(page.QuerySelectorAll("script"));
        }
    }

    [Fact]
    public async Task Everything_the_layout_asks_for_is_there()
    {
        var page = await Get("/sample");
        var wanted = page.QuerySelectorAll("link[href]").Select(link => link.GetAttribute("href")!)
            .Concat(page.QuerySelectorAll("script[src]").Select(script => script.GetAttribute("src")!))
            .Concat(["/design/nhsuk-frontend.js", "/design/clock.js", "/design/autosave.js", "/design/shortcuts.js", "/design/images/nhsuk-icon-cross.svg"]).ToList();
        Assert.True(wanted.Count >= 10);
        foreach (var path in wanted)
        {
            using var answer = await host.Client.GetAsync(path);
            Assert.True(answer.StatusCode == HttpStatusCode.OK && (await answer.Content.ReadAsByteArrayAsync()).Length > 100, path);
        }
    }

    [Fact]
    public async Task A_page_names_itself_its_place_and_its_person()
    {
        var page = await Get("/sample/new");
        Assert.Equal("Schedule a meeting - Neighbourhood", page.Title);
        Assert.Equal("en-GB", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("#maincontent", page.QuerySelector("a.nhsuk-skip-link")!.GetAttribute("href"));
        Assert.Equal("main", page.GetElementById("maincontent")!.LocalName);
        Assert.Equal("Meetings", page.QuerySelector("nav[aria-label=Menu] [aria-current]")!.TextContent.Trim());
        Assert.Contains("Signed in as Maya O'Neill", page.QuerySelector("nav[aria-label=Account]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/families/concerns/new", page.QuerySelector(".nbh-concern a")!.GetAttribute("href"));
        Assert.Contains("Demonstration", page.QuerySelector(".nbh-demo")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Help", "Privacy", "Accessibility"], page.QuerySelectorAll("footer a").Select(link => link.TextContent));
        Assert.NotNull(page.QuerySelector("form[action='/signout'] input[name=__RequestVerificationToken]"));
    }

    [Fact]
    public async Task Hostile_text_stays_text()
    {
        var page = await Get("/sample/new?title=" + Uri.EscapeDataString("\"><script>alert(1)</script>"));
        Assert.Equal("\"><script>alert(1)</script>", page.GetElementById("Title")!.GetAttribute("value"));
        Assert.DoesNotContain(page.Scripts, script => script.TextContent.Contains("alert", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_form_that_is_filled_in_is_bound()
    {
        var (status, text) = await Post(Filled());
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("Weekly MDT|2026-03-05|14:30|2025-07|False|case|interpreter,lift|45|01920000-0000-7000-8000-000000000001", text);
    }

    [Fact]
    public async Task What_was_typed_comes_back_and_the_summary_links_to_it_in_the_order_of_the_form()
    {
        var form = Filled();
        form["Title"] = "";
        form["HeldOn.Month"] = "";
        form["Starts"] = "half past <b>nine</b>";
        form["Born.Month"] = "13";
        form["Chair.Name"] = " ";
        form["Guests[1].Name"] = "";
        form.Remove("Kind");
        var (_, text) = await Post(form);
        var page = Dom.Parse(text);

        Assert.StartsWith("Error: Schedule", page.Title, StringComparison.Ordinal);
        var links = page.QuerySelectorAll(".nhsuk-error-summary__list a").ToList();
        Assert.Equal(
            ["#Title: Enter a title", "#HeldOn_Month: Held on must include a month", "#Starts: Starts must be a time, like 9:30am or 14:00",
             "#Born_Month: Born must be a real month and year", "#Kind: Choose a kind", "#Chair_Name: Enter who chairs it", "#Guests_1__Name: Enter the second guest"],
            links.Select(link => $"{link.GetAttribute("href")}: {link.TextContent}"));
        Assert.All(links, link => Assert.Contains(page.QuerySelector(link.GetAttribute("href")!)!.LocalName, new[] { "input", "select", "textarea" }));

        Assert.Equal("5", page.GetElementById("HeldOn_Day")!.GetAttribute("value"));
        Assert.DoesNotContain("nhsuk-input--error", page.GetElementById("HeldOn_Day")!.ClassList);
        Assert.Contains("nhsuk-input--error", page.GetElementById("HeldOn_Month")!.ClassList);
        Assert.Equal("half past <b>nine</b>", page.GetElementById("Starts")!.GetAttribute("value"));
        Assert.Equal("13", page.GetElementById("Born_Month")!.GetAttribute("value"));
        Assert.True(page.GetElementById("Needs")!.HasAttribute("checked"));
        Assert.True(page.GetElementById("Remote-2")!.HasAttribute("checked"));
        Assert.Equal("partington", page.QuerySelector("#Site option[selected]")!.GetAttribute("value"));
        Assert.Equal("Starts-hint Starts-error", page.GetElementById("Starts")!.GetAttribute("aria-describedby"));
    }

    [Fact]
    public async Task An_error_that_belongs_to_no_field_is_in_the_summary_without_a_link()
    {
        var form = Filled();
        form["Title"] = "nobody's";
        var page = Dom.Parse((await Post(form)).Text);
        var item = Assert.Single(page.QuerySelectorAll(".nhsuk-error-summary__list li"));
        Assert.Equal("The meeting was changed by somebody else", item.TextContent);
        Assert.Empty(item.QuerySelectorAll("a"));
    }

    [Fact]
    public async Task Every_id_is_there_once_and_every_label_has_its_field()
    {
        var page = await Get("/sample/new");
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.All(page.QuerySelectorAll("label[for]"), label => Assert.NotNull(page.GetElementById(label.GetAttribute("for")!)));
        Assert.All(page.QuerySelectorAll("[aria-describedby]"), field =>
            Assert.All(field.GetAttribute("aria-describedby")!.Split(' '), id => Assert.NotNull(page.GetElementById(id))));
    }

    private static Dictionary<string, string> Filled() => new(StringComparer.Ordinal)
    {
        ["Title"] = "Weekly MDT",
        ["HeldOn.Day"] = "5",
        ["HeldOn.Month"] = "3",
        ["HeldOn.Year"] = "2026",
        ["Starts"] = "2:30 pm",
        ["Born.Month"] = "July",
        ["Born.Year"] = "2025",
        ["Remote"] = "false",
        ["Kind"] = "case",
        ["Needs"] = "interpreter,lift",
        ["Site"] = "partington",
        ["Chair.Name"] = "Maya",
        ["Guests[0].Name"] = "Ali",
        ["Guests[1].Name"] = "Bo",
        ["Minutes"] = "45",
    };

    private async Task<IDocument> Get(string path) => Dom.Parse(await host.Client.GetStringAsync(path));

    private async Task<(HttpStatusCode Status, string Text)> Post(Dictionary<string, string> form)
    {
        var page = await Get("/sample/new");
        var token = page.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var pairs = form.SelectMany(pair => pair.Key == "Needs"
            ? pair.Value.Split(',').Select(value => KeyValuePair.Create(pair.Key, value)) : [pair]);
        using var content = new FormUrlEncodedContent(pairs.Append(KeyValuePair.Create("__RequestVerificationToken", token))
            .Append(KeyValuePair.Create("Id", page.GetElementById("Id")!.GetAttribute("value")!)));
        using var answer = await host.Client.PostAsync("/sample/new", content);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
