using Microsoft.Playwright;
using Neighbourhood.EndToEnd.Browser;
using Xunit;

namespace Neighbourhood.EndToEnd;

/// <summary>The information-governance lead reads the audit, and gives a person the list of who looked at their record.</summary>
public sealed class InformationGovernanceTests(DemoHost demo) : IClassFixture<DemoHost>
{
    [Fact]
    public async Task The_audit_is_searched_without_a_trace_in_addresses_and_who_looked_is_printed_for_the_person()
    {
        using var hub = await Session.SignIn(demo.Host, "hub");
        var household = await Arranged.Registered(hub, "Wintermoor");
        var person = (await hub.Get(household)).Document.QuerySelector("main a[href^='/person/']")!.GetAttribute("href")!;
        Assert.Equal(200, (await hub.Get(person)).Status);
        var id = person.Split('/')[2];

        await using var lead = await Visitor.SignIn(demo.Host, "ig");
        await lead.FollowTo("Audit");
        await lead.IsAt("Audit");
        await lead.PassesAccessibilityCheckAtBothWidths();
        await lead.Fill("Who or what it was about", "not an id");
        await lead.Press("Search");
        await Assertions.Expect(lead.Page.Locator(".nhsuk-error-summary")).ToBeFocusedAsync();
        await lead.PassesAccessibilityCheckAtBothWidths();
        await lead.Select("What happened", "Looked at");
        await lead.Fill("Who did it", "hub@demo.example");
        await lead.Fill("Who or what it was about", id);
        await lead.Press("Search");
        await lead.Sees("found, newest first");
        await lead.Sees("Hesper Bramblewick");
        await lead.DoesNotSee("Wintermoor");
        Assert.Equal("/access/audit", new Uri(lead.Page.Url).PathAndQuery);
        await lead.PassesAccessibilityCheckAtBothWidths();

        await lead.Open("/access/audit");
        await lead.FollowTo("Who looked at one person's record");
        await lead.Press("Show who looked");
        await Assertions.Expect(lead.Page.Locator(".nhsuk-error-summary")).ToBeFocusedAsync();
        await lead.PassesAccessibilityCheckAtBothWidths();
        await lead.Fill("Ids of the person", id);
        await lead.Fill("Who asked for this, and when?", "Asked by the person at the hub today");
        await lead.Press("Show who looked");
        await lead.Sees("Each time, newest first");
        await lead.Sees("Hesper Bramblewick");
        await lead.PassesAccessibilityCheckAtBothWidths();
        await lead.Fill("Name to print (optional)", "Wren Wintermoor");
        await lead.Press("Show it for printing");
        await lead.IsAt("Who looked at your record");
        await lead.Sees("For Wren Wintermoor.");
        Assert.Equal("/access/audit/person", new Uri(lead.Page.Url).PathAndQuery);
        await lead.PassesAccessibilityCheckAtBothWidths();
        // On paper: what was asked for, and nothing around it.
        await lead.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(lead.Page.GetByText("For Wren Wintermoor.")).ToBeVisibleAsync();
        await Assertions.Expect(lead.Page.GetByText("Use your browser's print")).ToBeHiddenAsync();
        await Assertions.Expect(lead.Page.Locator("header")).ToBeHiddenAsync();
        await Assertions.Expect(lead.Page.GetByRole(AriaRole.Link, new() { Name = "Raise a safeguarding concern" })).ToBeHiddenAsync();
    }

    [Theory]
    [InlineData("hub")]
    [InlineData("safeguarding")]
    [InlineData("operator")]
    [InlineData("coordinator")]
    public async Task A_colleague_does_not_open_the_audit(string account)
    {
        using var session = await Session.SignIn(demo.Host, account);
        foreach (var page in (string[])["/access/audit", "/access/audit/person", "/access/audit/reasons", "/access/audit/export"]) Assert.Equal(403, (await session.Get(page)).Status);
        Assert.DoesNotContain("/access/audit", (await session.Get("/")).Links);
    }
}
