using Microsoft.Playwright;
using Neighbourhood.EndToEnd.Browser;
using Xunit;

namespace Neighbourhood.EndToEnd;

/// <summary>The coordinator's day: what is red, a team's proposal, somebody new, two who say yes to one another, and a supporter who is not offered because they know the family.</summary>
public sealed class PeerCoordinatorTests(DemoHost demo) : IClassFixture<DemoHost>
{
    /// <summary>A volunteer of the demo who is free for one more; the other has the account "peersupporter".</summary>
    private const string Free = "Priya Larkhill";

    /// <summary>Whom each volunteer of the demo declared that they know.</summary>
    private const string Known = "Halfpenny";

    [Fact]
    public async Task A_team_proposes_the_parent_says_yes_and_a_supporter_is_offered_for_reasons_that_are_read()
    {
        // A concern stopped that match: here its clock goes on.
        Rows.Write(demo.Host, "UPDATE peersupport_match SET paused_code = NULL WHERE status = 'Matched'");
        await using var coordinator = await Visitor.SignIn(demo.Host, "peercoordinator");
        await coordinator.Sees("late");
        await coordinator.Open("/peersupport");
        await coordinator.IsAt("Peer support");
        await coordinator.Sees("No contact in time");
        await coordinator.Sees("Nobody found in time");
        await coordinator.PassesAccessibilityCheckAtBothWidths();
        await coordinator.Picture("peer-board");

        var proposal = coordinator.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Ask the parent first" }).GetByRole(AriaRole.Link).First;
        var parent = (await proposal.TextContentAsync())!;
        Assert.DoesNotContain("Somebody", parent, StringComparison.Ordinal);
        await coordinator.Reloads(() => proposal.ClickAsync());
        await coordinator.IsAt(parent);
        await coordinator.PassesAccessibilityCheckAtBothWidths();
        await coordinator.FollowTo("The family’s page");
        await coordinator.Page.GoBackAsync();
        await Answered(coordinator, parent);
        await Screened(coordinator);

        await coordinator.Press("Find a supporter");
        await coordinator.IsAt("Who could support");
        await coordinator.Sees("Has been through it: feeling low");
        await coordinator.PassesAccessibilityCheckAtBothWidths();
        await coordinator.Picture("peer-suggestions");
        await coordinator.FollowTo($"Offer {Free}");
        await coordinator.IsAt("Offer a supporter");
        await coordinator.PassesAccessibilityCheckAtBothWidths();
        await coordinator.Fill("What would they agree on? (optional)", "Messages twice a week for three months");
        await coordinator.Press("Offer");
        await coordinator.IsAt("Offered, waiting for both");
        await coordinator.Sees("Messages twice a week for three months");
        await coordinator.PassesAccessibilityCheckAtBothWidths();
        await coordinator.Press("Save");
        await coordinator.SeesError("Parent", "Choose what one of the two said");

        // One is offered at a time, and the page says so.
        await coordinator.FollowTo(parent);
        await coordinator.Press("The match");
        await coordinator.FollowTo("Take this offer back");
        await coordinator.Fill("Why?", "She is away for a month");
        await coordinator.Press("Take it back");
        await coordinator.IsAt("Who could support");
    }

    [Fact]
    public async Task Both_say_yes_they_are_in_touch_and_the_board_says_so()
    {
        await using var coordinator = await Visitor.SignIn(demo.Host, "peercoordinator");
        await coordinator.Open("/peersupport");
        var offered = coordinator.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Waits for both answers" }).GetByRole(AriaRole.Link).First;
        var parent = (await offered.TextContentAsync())!;
        await coordinator.Reloads(() => offered.ClickAsync());
        await coordinator.IsAt("Offered, waiting for both");
        var match = new Uri(coordinator.Page.Url).AbsolutePath;
        await coordinator.Choose("The parent says", "Yes");
        await coordinator.Reloads(() => coordinator.Press("Save"));
        await coordinator.IsAt("Offered, waiting for both");

        await using (var supporter = await Visitor.SignIn(demo.Host, "peersupporter", 390))
        {
            await supporter.Open("/peersupport/offers");
            await supporter.PassesAccessibilityCheckAtBothWidths();
            await supporter.FollowTo("Would you support somebody?");
            await supporter.IsAt("Would you support somebody?");
            foreach (var name in parent.Split(' ')) await supporter.DoesNotSee(name);
            await supporter.PassesAccessibilityCheckAtBothWidths();
            await supporter.Choose("Yes");
            await supporter.Press("Send your answer");
            await supporter.IsAt("Thank you for your answer");
            await supporter.PassesAccessibilityCheckAtBothWidths();

            await coordinator.Open(match);
            await coordinator.IsAt("Matched, no contact yet");
            await coordinator.PassesAccessibilityCheckAtBothWidths();
            await supporter.Open($"{match.Replace("/matches/", "/mine/", StringComparison.Ordinal)}/note");
            await supporter.FillDate("When?", DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTime.UtcNow, TimeZoneInfo.FindSystemTimeZoneById("Europe/London"))));
            await supporter.Choose("How?", "Messages");
            await supporter.Fill("For how many minutes?", "20");
            await supporter.Reloads(() => supporter.Press("Save"));
        }

        await coordinator.Open(match);
        await coordinator.IsAt("In touch");
        await coordinator.Open("/peersupport");
        await Assertions.Expect(coordinator.Page.GetByRole(AriaRole.Row).Filter(new() { Has = coordinator.Page.Locator($"a[href='{match}']") })).ToContainTextAsync("In touch");
    }

    [Fact]
    public async Task A_supporter_who_knows_the_family_is_not_offered_and_nobody_reads_how()
    {
        await HubAsks("Juniper", Known, "01632 960123");
        await using var coordinator = await Visitor.SignIn(demo.Host, "peercoordinator");
        await Finds(coordinator, Known);
        await Screened(coordinator);
        await coordinator.Press("Find a supporter");
        await coordinator.IsAt("Who could support");
        await coordinator.Sees("Nobody fits now");
        await coordinator.Unfold("Who cannot be offered, and why");
        await coordinator.Sees($"{Free}: Connected to this family");
        await coordinator.DoesNotSee("Saltmarsh");
        await coordinator.DoesNotSee("QX1");
        await coordinator.PassesAccessibilityCheckAtBothWidths();
        var page = new Uri(coordinator.Page.Url).AbsolutePath;
        // Nor by typing the address.
        var supporter = Rows.Of(demo.Host, "SELECT s.id FROM peersupport_supporter s WHERE s.known_as = 'Pip'")[0];
        await coordinator.Open($"{page}/{supporter}");
        await coordinator.IsAt("Who could support");
    }

    [Fact]
    public async Task A_yes_that_no_longer_stands_is_asked_for_again_and_looking_goes_on()
    {
        const string asker = "Tolliver";
        await HubAsks("Rosalind", asker, "01632 960124");
        await using var coordinator = await Visitor.SignIn(demo.Host, "peercoordinator");
        await Finds(coordinator, asker);
        await Screened(coordinator);
        var request = new Uri(coordinator.Page.Url).AbsolutePath;
        Rows.Write(demo.Host, $"UPDATE families_sharing SET basis = 'NotAsked' WHERE purpose = 'PeerSupport' AND person_id = (SELECT person_id FROM peersupport_request WHERE id = '{request[^36..]}')");
        await coordinator.Open(request);
        await coordinator.Sees("Ask them again before you go on");
        await coordinator.Sees("no longer stands");
        Assert.Equal(0, await coordinator.Button("Find a supporter").CountAsync());
        await coordinator.PassesAccessibilityCheckAtBothWidths();
        await coordinator.Open($"{request}/supporters");
        await coordinator.Sees("Nobody can be offered now");
        await coordinator.Open(request);
        await coordinator.FollowTo("note that they said yes again");
        await coordinator.IsAt("said yes again");
        await coordinator.PassesAccessibilityCheckAtBothWidths();
        await coordinator.Press("Look for a supporter again");
        await coordinator.SeesError("ShareAgreed", "Say who said yes");
        await coordinator.PassesAccessibilityCheckAtBothWidths();
        await coordinator.Choose("They said it themselves");
        await coordinator.FillDate("Which day did they say it?", DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTime.UtcNow, TimeZoneInfo.FindSystemTimeZoneById("Europe/London"))));
        await coordinator.Picture("peer-yes-again");
        await coordinator.Press("Look for a supporter again");
        await coordinator.Sees("A supporter can be looked for");
        await coordinator.DoesNotSee("no longer stands");
        await coordinator.Press("Find a supporter");
        await coordinator.IsAt("Who could support");
        await coordinator.DoesNotSee("Nobody can be offered now");
    }

    /// <summary>A hub worker registers a family and asks for its mother.</summary>
    private async Task HubAsks(string first, string family, string number)
    {
        using var hub = await Session.SignIn(demo.Host, "hub");
        var household = await hub.Press("/families/households/new", "Register family",
            ("FirstName", first), ("FamilyName", family), ("NotKnownYet", "true"), ("Postcode", "QX1 1AA"), ("ReachBy", "Phone"), ("Reach", number), ("MayTell", "Yes"), ("Roles", "Mum"));
        var ask = $"/peersupport/ask?householdId={household.Split('?')[0][^36..]}";
        var who = (await hub.Get(ask)).Document.QuerySelector("input[name='PersonId']")!.GetAttribute("value")!;
        Assert.EndsWith("/peersupport/ask/told", await hub.Press(ask, "Send to peer support",
            ("PersonId", who), ("Wants", "SomeoneToTalkTo"), ("About", "NewBaby"), ("Channel", "Text"), ("Urgency", "Soon"), ("Expecting", "false"), ("ShareAgreed", "true")), StringComparison.Ordinal);
    }

    /// <summary>What the hub asked for is read by the coordinator as soon as they may see the family.</summary>
    private static async Task Finds(Visitor coordinator, string family)
    {
        await Patience.Until(async () =>
        {
            await coordinator.Open("/peersupport/requests");
            return await coordinator.Page.GetByRole(AriaRole.Link, new() { Name = family }).CountAsync() > 0;
        });
        await coordinator.PassesAccessibilityCheckAtBothWidths();
        await coordinator.FollowTo(family);
    }

    /// <summary>The coordinator rang, and notes the parent's own answers.</summary>
    private static async Task Answered(Visitor coordinator, string parent)
    {
        await coordinator.Press("Note what they said");
        await coordinator.IsAt($"What did {parent} say?");
        await coordinator.Press("Keep what they said");
        await coordinator.SeesError("Yes", "Ask the parent, and say what they said");
        await coordinator.PassesAccessibilityCheckAtBothWidths();
        await coordinator.Page.Locator("#Yes").CheckAsync(); // the further questions have the same answers
        await coordinator.Choose("Someone to talk to");
        await coordinator.Choose("Feeling low");
        await coordinator.Choose("How would they like to be in touch?", "Messages");
        await coordinator.Choose("In the next days");
        await coordinator.Choose("Are they expecting a baby?", "No");
        await coordinator.Choose("What did they say?", "Yes");
        await coordinator.Press("Keep what they said");
        await coordinator.Sees("It is noted that they said yes");
    }

    private static async Task Screened(Visitor coordinator)
    {
        await coordinator.Press("I talked with them");
        await coordinator.IsAt("You talked with");
        await coordinator.Press("Look for a supporter");
        await Assertions.Expect(coordinator.Page.Locator(".nhsuk-error-summary")).ToBeFocusedAsync();
        await coordinator.PassesAccessibilityCheckAtBothWidths();
        await coordinator.Choose("Is it safe, for them and for a supporter?", "Yes");
        await coordinator.Choose("Is talking to somebody like this what they need?", "Yes");
        await coordinator.Choose("2");
        await coordinator.Press("Look for a supporter");
        await coordinator.Sees("A supporter can be looked for now");
    }
}
