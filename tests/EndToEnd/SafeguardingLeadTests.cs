using Microsoft.Playwright;
using Neighbourhood.EndToEnd.Browser;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.EndToEnd;

/// <summary>A safeguarding lead: what waits for them, what they decide, and who is hidden by their word.</summary>
public sealed class SafeguardingLeadTests(DemoHost demo) : IClassFixture<DemoHost>
{
    [Fact]
    public async Task A_concern_waits_on_the_leads_first_page_and_is_referred_with_reference_and_time()
    {
        const string family = "Averlake";
        using var hub = await Session.SignIn(demo.Host, "hub");
        await Raise(hub, await Arranged.Registered(hub, family), "She asked us not to let him know where she goes.", "DomesticAbuse", danger: true);
        using (var waiting = await Session.SignIn(demo.Host, "safeguarding"))
            await Patience.Until(async () => (await waiting.Get("/contact/notices")).Text.Contains("somebody is in danger now", StringComparison.Ordinal));

        await using var lead = await Visitor.SignIn(demo.Host, "safeguarding");
        await lead.Sees("Waiting for you");
        await Assertions.Expect(lead.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Concerns", Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(lead.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Notices", Exact = true })).ToBeVisibleAsync();
        await lead.PassesAccessibilityCheckAtBothWidths();
        await lead.Open("/families/concerns");
        await lead.Sees("Nobody has looked at these");
        await lead.Sees("Danger now");
        await lead.DoesNotSee(family);
        await lead.PassesAccessibilityCheckAtBothWidths();
        await lead.Open("/contact/notices");
        await lead.DoesNotSee(family);
        await lead.PassesAccessibilityCheckAtBothWidths();
        await lead.FollowTo("A safeguarding concern was raised, and somebody is in danger now");
        await lead.Sees("She asked us not to let him know where she goes.");
        await lead.PassesAccessibilityCheckAtBothWidths();

        await lead.Choose("I have read this and take it on");
        await lead.Press("Save");
        await lead.Sees("Lead told");
        await lead.Choose("It was referred");
        await lead.Press("Save");
        await lead.SeesError("ReferredTo", "Choose whom it was referred to");
        await lead.PassesAccessibilityCheckAtBothWidths();
        await lead.Choose("Multi-agency safeguarding hub");
        await lead.Fill("Their reference", "MASH 4711");
        var now = TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow, TimeZoneInfo.FindSystemTimeZoneById("Europe/London"));
        await lead.FillDate("On which day?", DateOnly.FromDateTime(now.DateTime));
        await lead.Fill("At what time?", $"{now:HH:mm}");
        await lead.Press("Save");
        await lead.Sees("Multi-agency safeguarding hub, MASH 4711");
        await lead.Sees("Referred: Fern Abernathy-Quill");
        await lead.PassesAccessibilityCheckAtBothWidths();
        await lead.Choose("It is closed");
        await lead.Fill("What came of it?", "She has a safe place, and a worker of the domestic abuse service.");
        await lead.Press("Save");
        await lead.Sees("She has a safe place");
        Assert.Equal(0, await lead.Button("Save").CountAsync());
    }

    [Fact]
    public async Task The_lead_decides_on_an_objection_where_a_concern_is_open()
    {
        // A neighbourhood of its own: beside somebody restricted of the same number the family would be held.
        await using var host = await RunningHost.Start();
        const string family = "Brackenthwaite";
        using var hub = await Session.SignIn(host, "hub");
        var household = await Arranged.Registered(hub, family);
        var person = await PersonOf(hub, household);
        var objection = (await hub.Get($"/families/people/{person}/object")).Document;
        await hub.Press($"/families/people/{person}/object", "See what it will stop",
            ("Step", "record"), ("ObjectedBy", objection.QuerySelector("input[name=ObjectedBy]")!.GetAttribute("value")!), ("Purposes", "EarlyHelp"), ("AllOrganisations", "true"), ("ToldBy", "She herself"));
        await Raise(hub, household, "The children were alone for the evening.", "Neglect", danger: false);
        // Whoever takes the concern on works with the family from then on, and reads who it is.
        using (var takes = await Session.SignIn(host, "safeguarding"))
            await takes.Press($"/families/concerns/{Rows.Of(host, "SELECT id FROM families_concern WHERE seen = 'The children were alone for the evening.'").Single()}", "Save", ("To", "LeadTold"));

        await using var lead = await Visitor.SignIn(host, "safeguarding");
        await lead.FollowTo("Objections to decide");
        await lead.IsAt("Objections to decide");
        await lead.PassesAccessibilityCheckAtBothWidths();
        await lead.FollowTo(family);
        await lead.Sees("The safeguarding lead decides");
        await lead.PassesAccessibilityCheckAtBothWidths();
        await lead.Press("Decide");
        await lead.IsAt("Does sharing go on?");
        await lead.Press("Save the decision");
        await lead.SeesError("Override", "Choose whether sharing goes on");
        await lead.PassesAccessibilityCheckAtBothWidths();
        await lead.Choose("Sharing goes on");
        await lead.Fill("Why?", "The children may come to harm when nobody knows that they are alone.");
        await lead.Fill("By what law?", "Children Act 1989, section 47");
        await lead.Press("Save the decision");
        await lead.Sees("Overridden");
        await lead.Sees("Law: Children Act 1989, section 47");
        await lead.PassesAccessibilityCheckAtBothWidths();

        await using var worker = await Visitor.SignIn(host, "hub");
        await worker.Open($"/person/{person}");
        await worker.Sees("Goes on, by the safeguarding lead");
        Assert.Equal(403, await worker.Open("/families/objections"));
    }

    [Fact]
    public async Task Somebody_who_is_restricted_is_masked_in_what_others_have_open_and_whoever_looks_for_a_reason_is_found_in_the_audit()
    {
        const string place = "QX1 1AA";
        using var arranged = await Arranged.ListOpen(demo.Host);
        var (household, person) = (arranged.Families[Arranged.First].Household, await PersonOf(arranged.Hub, arranged.Families[Arranged.First].Household));
        await using var hub = await Visitor.SignIn(demo.Host, "hub");
        await hub.Open(household);
        await hub.Sees(place);
        await hub.Sees("01632 960123");

        await using var lead = await Visitor.SignIn(demo.Host, "safeguarding");
        await lead.Open($"/person/{person}");
        await lead.PassesAccessibilityCheckAtBothWidths();
        await lead.FollowTo("Restrict this person");
        await lead.Press("Restrict");
        await Assertions.Expect(lead.Page.Locator(".nhsuk-error-summary")).ToBeFocusedAsync();
        await lead.PassesAccessibilityCheckAtBothWidths();
        await lead.Fill("Why?", "Her former partner looks for her.");
        await lead.Press("Restrict");
        await lead.Sees("shown for a reason only, each time");
        await lead.PassesAccessibilityCheckAtBothWidths();

        // What the hub worker has open is masked at the next look.
        await hub.Page.ReloadAsync();
        await hub.Sees("Address not shown");
        foreach (var hidden in (string[])[place, "01632 960123", Arranged.First]) await hub.DoesNotSee(hidden);
        await hub.PassesAccessibilityCheckAtBothWidths();
        await hub.Open($"/person/{person}");
        await hub.Sees("Restricted");
        foreach (var hidden in (string[])[place, "01632 960123", Arranged.First]) await hub.DoesNotSee(hidden);

        await lead.Open(household);
        await lead.DoesNotSee(place);
        await lead.FollowTo("See the address, for a reason");
        await lead.Press("Show");
        await Assertions.Expect(lead.Page.Locator(".nhsuk-error-summary")).ToBeFocusedAsync();
        await lead.PassesAccessibilityCheckAtBothWidths();
        await lead.Page.GetByRole(AriaRole.Radio).First.CheckAsync();
        await lead.Fill("In your own words", "To tell the refuge where the cot is to be brought");
        await lead.Press("Show");
        await lead.Sees(place);
        await lead.PassesAccessibilityCheckAtBothWidths();

        await using var governance = await Visitor.SignIn(demo.Host, "ig");
        await governance.Open("/access/audit");
        await governance.FollowTo("Restricted people who were looked at for a reason");
        await governance.Sees("To tell the refuge where the cot is to be brought");
        await governance.Sees("Fern Abernathy-Quill");
        await governance.DoesNotSee(Arranged.First);
        await governance.PassesAccessibilityCheckAtBothWidths();
    }

    private static async Task<string> PersonOf(Session worker, string household) =>
        (await worker.Get(household)).Document.QuerySelector("main a[href^='/person/']")!.GetAttribute("href")!.Split('/')[2];

    private static Task<string> Raise(Session worker, string household, string seen, string kind, bool danger) =>
        worker.Press($"/families/concerns/new?back={household}", "Save concern", ("Seen", seen), ("Kind", kind), ("ImmediateDanger", danger ? "true" : "false"));
}
