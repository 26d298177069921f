using Microsoft.Playwright;
using Neighbourhood.EndToEnd.Browser;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.EndToEnd;

/// <summary>Those who ask a hub to welcome a family: a health visitor from its card, and a case meeting by its decision.</summary>
public sealed class HubReferrerTests(DemoHost demo) : IClassFixture<DemoHost>
{
    private const string Private = "Garrowby";
    private const string Open = "Hathersage";
    private const string Note = "Rang twice on Monday";

    [Fact]
    public async Task A_health_visitor_asks_a_hub_in_three_presses_and_reads_only_what_the_family_agreed_to()
    {
        await using var sender = await Visitor.SignIn(demo.Host, "healthvisitor");
        string[] homes;
        using (var desk = await Session.SignIn(demo.Host, "healthvisitor")) homes = [await Arranged.Registered(desk, Private), await Arranged.Registered(desk, Open)];
        await sender.Open(homes[0]);
        await sender.FollowTo("Ask a hub to welcome this family");
        await sender.PassesAccessibilityCheckAtBothWidths();
        await sender.Picture("refer");
        await sender.Press("Send");
        await Assertions.Expect(sender.Page.Locator(".nhsuk-error-summary")).ToBeFocusedAsync();
        await sender.PassesAccessibilityCheckAtBothWidths();
        await sender.Choose("Meeting other families");
        await sender.Choose("Did they agree that you ask the hub?", "Yes");
        await sender.Press("Send");
        await sender.Sees("Sent to ");
        await sender.PassesAccessibilityCheckAtBothWidths();

        await sender.Open(homes[1]);
        await sender.FollowTo("Ask a hub to welcome this family");
        await sender.Choose("Sleep");
        await sender.Choose("Did they agree that you ask the hub?", "Yes");
        await sender.Choose("May the hub tell you what came of it?", "Yes");
        await sender.Press("Send");
        await sender.Sees("Sent to ");

        await using (var hub = await Visitor.SignIn(demo.Host, "hub"))
        {
            await Answer(hub, Private, "That the hub has answered, and nothing more", "Not reached");
            await Answer(hub, Open, "What came of it: the family said yes to that", "Welcomed");
        }

        await sender.Open("/");
        await sender.Sees("2 answered in the last week.");
        await sender.Open("/familyhubs/refer/sent");
        var rows = sender.Page.GetByRole(AriaRole.Row);
        await Assertions.Expect(rows.Filter(new() { HasText = Open })).ToContainTextAsync("Welcomed");
        await Assertions.Expect(rows.Filter(new() { HasText = Private })).ToContainTextAsync("nswered");
        await Assertions.Expect(rows.Filter(new() { HasText = Private })).Not.ToContainTextAsync("Not reached");
        await sender.DoesNotSee(Note);
        await sender.PassesAccessibilityCheckAtBothWidths();
        await sender.Open(homes[0]);
        await sender.Sees("You asked ");
        await sender.DoesNotSee(Note);
    }

    [Fact]
    public async Task A_pharmacy_reads_the_same_whether_the_family_it_sends_is_known_restricted_or_new()
    {
        await using var host = await RunningHost.Start();
        Rows.Write(host, "UPDATE access_assignment SET role = 'referrer' WHERE account_id = (SELECT id FROM access_account WHERE email = 'invited@demo.example')");
        using (var hub = await Session.SignIn(host, "hub"))
            await hub.Press("/families/households/new", "Register family",
                ("FirstName", "Wren"), ("FamilyName", "Kestrelby"), ("Postcode", "QX1 1AA"), ("ReachBy", "Text"), ("Reach", "07700 900876"), ("MayTell", "Yes"), ("Roles", "Mum"));
        using var pharmacy = await Session.SignIn(host, "invited");
        var restricted = Rows.Of(host, """
            SELECT c.as_typed FROM families_contact_point c JOIN families_person p ON p.id = c.person_id WHERE p.sensitivity = 'Restricted' AND c.e164 LIKE '+447%'
            """)[0];
        var form = await pharmacy.Get("/familyhubs/refer/new-family");
        var site = form.Document.QuerySelector("select[name=SiteId] option[value]:not([value=''])")!.GetAttribute("value")!;
        var read = new List<string>();
        foreach (var reach in (string[])["07700 900876", restricted, "07700 900877"])
        {
            var sent = await pharmacy.Press("/familyhubs/refer/new-family", "Send", ("Agreed", "true"), ("FirstName", "Wren"), ("FamilyName", "Kestrelby"), ("Postcode", "QX1 1AA"), ("ReachBy", "Text"),
                ("Reach", reach), ("MayTell", "Yes"), ("Need", "Sleep"), ("SiteId", site), ("Reference", "P-1"));
            var page = (await pharmacy.Get(sent)).Document;
            read.Add($"{page.QuerySelector(".nhsuk-notification-banner")!.TextContent}|{page.QuerySelector("tbody tr")!.TextContent}");
            Assert.DoesNotContain("Kestrelby", page.Body!.TextContent, StringComparison.Ordinal);
        }
        Assert.Contains("P-1", read[0], StringComparison.Ordinal);
        Assert.Equal(["Held", "Held", "New"], Rows.Of(host, "SELECT registration FROM familyhubs_gp_referral WHERE reference = 'P-1' ORDER BY registration"));
        Assert.Single(read.Distinct());
        Assert.DoesNotContain(await Task.WhenAll(Rows.Of(host, "SELECT household_id FROM familyhubs_gp_referral WHERE reference = 'P-1'").Select(async id => (await pharmacy.Get($"/household/{id}")).Status)), s => s == 200);
    }

    [Fact]
    public async Task What_a_case_meeting_proposes_is_accepted_and_booked_with_the_family()
    {
        const string line = "They would like to meet other families with a small baby.";
        using var arranged = await Arranged.FirstItemOpen(demo.Host);
        var console = arranged.ConsoleOf(Arranged.First);
        await arranged.Chair.Press(console, "Add the decision", ("Code", "ReferToHubSession"), ("Detail", "Marram Family Hub"), ("ReasonForReceiver", line),
            ("SiteId", await Arranged.Choice(arranged.Chair, console, "SiteId", "Marram Family Hub")), ("AgreedWithFamily", "true"), ("FamilyVoice", "Somewhere warm to go on Mondays."));
        await arranged.Chair.Press(console, "Save: no action", ("NoActionReason", "The hub answers."));
        await arranged.Chair.Press(console, "Close the item");

        await using var hub = await Visitor.SignIn(demo.Host, "hub");
        var asked = hub.Page.Locator("main").GetByRole(AriaRole.Row).Filter(new() { HasText = "A case meeting" }).GetByRole(AriaRole.Link, new() { Name = Arranged.First });
        await Patience.Until(async () =>
        {
            await hub.Open("/familyhubs/asked");
            return await asked.CountAsync() > 0;
        });
        await hub.PassesAccessibilityCheckAtBothWidths();
        await asked.ClickAsync();
        await hub.IsAt("A case meeting asks");
        await hub.Sees(line);
        await hub.DoesNotSee("Somewhere warm to go on Mondays.");
        await hub.PassesAccessibilityCheckAtBothWidths();
        await hub.Press("Book them into a session");
        await hub.Press("Book them");
        await hub.SeesError("SessionId", "Choose a session");
        await hub.PassesAccessibilityCheckAtBothWidths();
        await hub.Picture("proposal");
        await hub.Page.GetByRole(AriaRole.Group, new() { Name = "Which session did you choose with the family?" }).GetByRole(AriaRole.Radio, new() { Name = "Bump club" }).First.CheckAsync();
        await hub.Press("Book them");
        await hub.IsAt("A case meeting asks");
        await hub.Sees("Accepted");
        await hub.PassesAccessibilityCheckAtBothWidths();
        await hub.FollowTo("The session that they are booked into");
        await hub.IsAt("Bump club");
        await hub.Press("See who is booked");
        await hub.Sees("A case meeting proposed it");
        await hub.PassesAccessibilityCheckAtBothWidths();
        await hub.Open(arranged.Families[Arranged.First].Household);
        await hub.Sees("Bump club on ");
    }

    private static async Task Answer(Visitor hub, string family, string told, string answer)
    {
        var row = hub.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = family });
        await Patience.Until(async () =>
        {
            await hub.Open("/familyhubs/asked");
            return await row.CountAsync() > 0;
        });
        await row.ClickAsync();
        await hub.IsAt("Somebody sent a family to the hub");
        await hub.Sees("Delphine Marlowe");
        await hub.Sees(told);
        await hub.PassesAccessibilityCheckAtBothWidths();
        await hub.Choose(answer);
        await hub.Fill("A note for your colleagues (optional)", Note);
        await hub.Press("Answer");
        await hub.Sees(answer);
        await hub.PassesAccessibilityCheckAtBothWidths();
    }
}
