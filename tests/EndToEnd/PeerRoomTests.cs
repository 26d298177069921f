using Microsoft.Playwright;
using Neighbourhood.EndToEnd.Browser;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.EndToEnd;

/// <summary>Walls and groups of peer support, and the button for whoever is worried: by parents on a phone, a volunteer at the keyboard, and the coordinator.</summary>
public sealed class PeerRoomTests(DemoHost demo) : IClassFixture<DemoHost>
{
    private const string Wall = "What helped in the first weeks";
    private const string Note = "A warm bath, and a neighbour who brought soup.";

    [Fact]
    public async Task A_parent_writes_on_a_wall_the_coordinator_shows_it_another_reports_it_and_it_hides()
    {
        await using var coordinator = await Visitor.SignIn(demo.Host, "peercoordinator");
        await coordinator.Open("/peersupport/rooms");
        await coordinator.PassesAccessibilityCheckAtBothWidths();
        await coordinator.FollowTo(Wall);
        await coordinator.FollowTo("Make one");
        await coordinator.Reloads(() => coordinator.Press("Make an address"));
        var address = new Uri(await coordinator.Page.Locator("code.nbh-id").InnerTextAsync()).PathAndQuery;

        await using var parent = await Visitor.Come(demo.Host, 390);
        await parent.Open(address);
        await parent.IsAt(Wall);
        await parent.Sees("Nobody here is a nurse or a doctor");
        await parent.PassesAccessibilityCheckAtBothWidths();
        await parent.Press("Send");
        await parent.SeesError("SignedAs", "Enter a first name, it need not be yours");
        await parent.Fill("A first name", "Sky");
        await parent.Fill("What would you like to say?", Note);
        await parent.Reloads(() => parent.Press("Send"));
        await parent.Sees("Somebody from peer support reads it first");
        await parent.DoesNotSee(Note);

        await coordinator.Open("/");
        await coordinator.Sees("to read");
        await coordinator.Open("/peersupport/rooms");
        await coordinator.FollowTo(Wall);
        await coordinator.Sees(Note);
        await coordinator.PassesAccessibilityCheckAtBothWidths();
        await coordinator.Reloads(() => coordinator.Page.Locator("main button[value=Show]").First.ClickAsync());
        await coordinator.Sees("It is shown.");

        await using var another = await Visitor.Come(demo.Host, 390);
        await another.Open(address);
        await another.Sees(Note);
        await another.PassesAccessibilityCheckAtBothWidths();
        await another.FollowTo("Report this");
        await another.Press("Report it");
        await another.SeesError("Why", "Choose what is wrong with it");
        await another.PassesAccessibilityCheck();
        await another.Choose("It says who somebody is or where they live");
        await another.Reloads(() => another.Press("Report it"));
        await another.Sees("Somebody from peer support reads it again.");
        await another.DoesNotSee(Note);
        await parent.Page.ReloadAsync();
        await parent.DoesNotSee(Note);

        await coordinator.Page.ReloadAsync();
        await coordinator.Sees("Reported, hidden until you have read it");
        await coordinator.FollowTo("Close it");
        await coordinator.IsAt($"Close “{Wall}”");
        await coordinator.Reloads(() => coordinator.Press("Close it"));
        await coordinator.Sees("It is closed. Nobody reads or writes there any more.");
        Assert.Equal(410, await parent.Open(address));
        await parent.Sees("This page does not work any more");
        await parent.PassesAccessibilityCheck();
    }

    [Fact]
    public async Task A_volunteer_raises_a_concern_by_the_keyboard_the_coordinator_sees_it_at_once_and_out_of_hours_it_says_whom_to_ring()
    {
        await using var host = await RunningHost.Start();
        Rows.Write(host, $"INSERT INTO access_setting (id, setting_key, area_id, value) VALUES ('{Guid.CreateVersion7()}', 'safeguarding.leads', NULL, 'Mon-Sun 00:00-24:00 duty 01632 960199')");
        var match = MatchOf(host);
        await Move(host, HoursToWorkingMorning());

        await using (var supporter = await Visitor.SignIn(host, "peersupporter"))
        {
            await supporter.Open($"/peersupport/mine/{match}");
            await supporter.TabTo(supporter.Page.GetByRole(AriaRole.Link, new() { Name = "Raise a safeguarding concern" }));
            await supporter.Reloads(() => supporter.Page.Keyboard.PressAsync("Enter"));
            await supporter.IsAt("I am worried about somebody");
            await supporter.DoesNotSee("Nobody is here until");
            await supporter.PassesAccessibilityCheckAtBothWidths();
            await Assertions.Expect(supporter.Page.Locator($"input[name=MatchId][value='{match}']")).ToBeCheckedAsync();
            await supporter.PressByKeyboard("Tell the coordinator");
            await supporter.SeesError("Seen", "Say what worries you");
            await supporter.TabTo(supporter.Page.GetByLabel("What did you see or hear?"));
            await supporter.Page.Keyboard.TypeAsync("She said that he took her phone again.");
            foreach (var choice in (ILocator[])[supporter.Page.GetByLabel("A child is not looked after"), supporter.Page.GetByRole(AriaRole.Group, new() { Name = "Is somebody in danger now?" }).GetByLabel("Yes")])
            {
                await supporter.TabTo(choice);
                await supporter.Page.Keyboard.PressAsync("Space");
            }
            await supporter.PressByKeyboard("Tell the coordinator");
            await supporter.IsAt("What to do now");
            await supporter.Sees("What you wrote is saved");
            await supporter.PassesAccessibilityCheckAtBothWidths();
            await supporter.Open($"/peersupport/mine/{match}");
            await supporter.DoesNotSee("Write a message");
        }

        await using (var coordinator = await Visitor.SignIn(host, "peercoordinator"))
        {
            await coordinator.Sees("where somebody is in danger now");
            await coordinator.Open("/peersupport");
            await coordinator.Sees("Somebody is worried");
            await coordinator.PassesAccessibilityCheckAtBothWidths();
            await coordinator.FollowTo("Answer them now");
            await coordinator.Sees("Somebody is in danger");
            await coordinator.PassesAccessibilityCheckAtBothWidths();
            await coordinator.Reloads(() => coordinator.Page.Locator("main tbody a").First.ClickAsync());
            await coordinator.IsAt("A concern in peer support");
            await coordinator.Sees("Stopped: no message and no call goes through");
            await coordinator.Press("Save answer");
            await coordinator.SeesError("Code", "Choose what you did");
            await coordinator.PassesAccessibilityCheckAtBothWidths();
            await coordinator.Choose("I spoke to whoever raised it");
            await coordinator.Choose("May the two be in touch again?", "Yes");
            await coordinator.Reloads(() => coordinator.Press("Save answer"));
            await coordinator.Sees("Your answer is saved.");
            await Patience.Until(() => Task.FromResult(Rows.Of(host, $"SELECT n.id FROM contact_notice n JOIN peersupport_alert a ON a.id = n.subject_id WHERE n.kind = 'PeerConcernRaised' AND a.match_id = '{match}'").Count == 1));
        }

        // In the evening nobody is there: a parent on a phone reads whom to ring, and is heard all the same.
        await Move(host, 11);
        using var evening = await Session.SignIn(host, "peercoordinator");
        var address = await WayIn(evening, match);
        await using var parent = await Visitor.Come(host, 390);
        await parent.Open(address);
        await parent.FollowTo("I am worried about somebody or something");
        await parent.IsAt("I am worried");
        foreach (var what in (string[])["ring 999", "ring 111", "01632 960199", "Nobody is here until"]) await parent.Sees(what);
        await parent.PassesAccessibilityCheckAtBothWidths();
        await parent.Fill("What worries you?", "She asked me where I live.");
        await parent.Choose("Something else, or I am not sure");
        await parent.Choose("Is somebody in danger now?", "No");
        await parent.Reloads(() => parent.Press("Tell somebody"));
        await parent.Sees("What you wrote is saved");
        await parent.Sees("01632 960199");
        await parent.PassesAccessibilityCheckAtBothWidths();
        await parent.Open(address);
        await parent.IsAt("Closed for now");

        await using var late = await Visitor.SignIn(host, "peersupporter", 390);
        await late.Open("/peersupport/concern?Back=/peersupport/mine");
        foreach (var what in (string[])["ring 999", "ring 111", "01632 960199", "Nobody is here until"]) await late.Sees(what);
        await late.PassesAccessibilityCheck();
    }

    [Fact]
    public async Task Without_a_network_or_signed_out_the_words_stay_it_says_what_to_ring_and_it_is_sent_once()
    {
        const string seen = "The little one was alone in the garden.";
        await using var supporter = await Visitor.SignIn(demo.Host, "peersupporter", 390);
        await supporter.Open("/peersupport/concern?Back=/peersupport/mine");
        await supporter.Fill("What did you see or hear?", seen);
        await supporter.Choose("Something else, or I am not sure");
        await supporter.Choose("Is somebody in danger now?", "No");

        // The evening before: signed out meanwhile.
        await supporter.Page.Context.ClearCookiesAsync(new() { Name = "neighbourhood" });
        await supporter.Press("Tell the coordinator");
        // Hidden words are on the page too: these are to be seen.
        await Assertions.Expect(supporter.Page.GetByText("You may not be signed in any more.")).ToBeVisibleAsync();
        await Assertions.Expect(supporter.Page.GetByLabel("What did you see or hear?")).ToHaveValueAsync(seen);
        var tab = await supporter.Page.Context.NewPageAsync();
        await tab.GotoAsync("/access/sign-in");
        await tab.GetByLabel("Email address", new() { Exact = true }).FillAsync("peersupporter@demo.example");
        await tab.GetByLabel("Password", new() { Exact = true }).FillAsync(demo.Host.Password!);
        await tab.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(tab.Locator("body")).ToContainTextAsync("Your work");
        await tab.CloseAsync();

        await supporter.Page.Context.SetOfflineAsync(true);
        // A second press within a second of the first is taken for a double one, and signing in may be quicker than that.
        await supporter.Page.WaitForTimeoutAsync(1100);
        await supporter.Press("Tell the coordinator");
        await Assertions.Expect(supporter.Page.GetByText("There is no connection. What you wrote is not saved yet.")).ToBeVisibleAsync();
        await Assertions.Expect(supporter.Page.GetByText("Do not wait for it: if somebody is in danger now, ring 999.")).ToBeVisibleAsync();
        await Assertions.Expect(supporter.Page.GetByLabel("What did you see or hear?")).ToHaveValueAsync(seen);
        await supporter.PassesAccessibilityCheck();
        await supporter.Page.Context.SetOfflineAsync(false);
        await supporter.IsAt("What to do now");
        await supporter.Sees("What you wrote is saved");
        Assert.Single(Rows.Of(demo.Host, $"SELECT id FROM families_concern WHERE seen LIKE '{seen}%'"));
    }

    /// <summary>A match of the demo's volunteer in which nothing stands against being in touch.</summary>
    private static string MatchOf(RunningHost host) => Rows.Of(host, """
        SELECT m.id FROM peersupport_match m JOIN peersupport_supporter s ON s.id = m.supporter_id JOIN access_account a ON a.id = s.user_id
        WHERE a.email = 'peersupporter@demo.example' AND m.status = 'Active' AND m.paused_code IS NULL
        """)[0];

    private static async Task Move(RunningHost host, int hours)
    {
        using var anybody = await Session.SignIn(host, "operator");
        await anybody.Press("/demo/clock", "Move the clock", ("Hours", $"{hours}"));
    }

    /// <summary>Hours until it is ten on a working day in the middle of a week, when no bank holiday falls.</summary>
    private static int HoursToWorkingMorning()
    {
        var london = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
        return Enumerable.Range(1, 24 * 30).First(hours => TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow.AddHours(hours), london) is
        { Hour: 10, DayOfWeek: DayOfWeek.Tuesday or DayOfWeek.Wednesday or DayOfWeek.Thursday } at && (at.Month, at.Day) is not ((12, >= 22) or (1, <= 3)));
    }

    /// <summary>The coordinator makes the parent's own address, which is shown once.</summary>
    private static async Task<string> WayIn(Session coordinator, string match)
    {
        var page = $"/peersupport/matches/{match}/way-in";
        var form = (await coordinator.Get(page)).Forms.Single(f => f.TextContent.Contains("Make an address", StringComparison.Ordinal));
        var made = await coordinator.Post(page, form.Values());
        return new Uri(made.Document.QuerySelector("code.nbh-id")!.TextContent).PathAndQuery;
    }
}
