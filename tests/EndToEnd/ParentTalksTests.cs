using Microsoft.Playwright;
using Neighbourhood.EndToEnd.Browser;
using Xunit;

namespace Neighbourhood.EndToEnd;

/// <summary>A parent with a phone: asks for somebody to talk to, and writes to their supporter on a page of their own, without an account.</summary>
public sealed class ParentTalksTests(DemoHost demo) : IClassFixture<DemoHost>
{
    [Fact]
    public async Task A_parent_asks_for_somebody_to_talk_to_and_it_is_a_request_when_the_coordinator_has_spoken_to_them()
    {
        await using (var parent = await Visitor.Come(demo.Host, 390))
        {
            Assert.Equal(200, await parent.Open("/peersupport/someone"));
            await parent.IsAt("Would you like someone to talk to?");
            await parent.PassesAccessibilityCheckAtBothWidths();
            await parent.Picture("someone-390");
            await parent.Press("Send");
            await parent.Sees("Choose what you would like");
            await parent.PassesAccessibilityCheck();
            await parent.Choose("Someone who has been through it");
            await parent.Choose("A baby who came early");
            await parent.Choose("Messages");
            await parent.Fill("First name", "Ottilie");
            await parent.Choose("16 or over");
            await parent.Choose("Are you expecting a baby?", "No");
            await parent.Choose("A text message");
            await parent.Fill("Your telephone number or email address", "07700 900755");
            await parent.Fill("When is it safe, and when are you free?", "Evenings");
            await parent.Choose("May we share your first name and this with a supporter?", "Yes");
            await parent.Press("Send");
            await parent.IsAt("Thank you");
            await parent.PassesAccessibilityCheck();
            await parent.Picture("someone-sent-390");
        }

        await using var coordinator = await Visitor.SignIn(demo.Host, "peercoordinator");
        await coordinator.Open("/peersupport/requests");
        await coordinator.DoesNotSee("Ottilie");
        var asked = Rows.Of(demo.Host, "SELECT id FROM peersupport_asked ORDER BY received_at DESC")[0];
        await coordinator.Reloads(() => coordinator.Page.Locator($"a[href='/peersupport/asked/{asked}']").ClickAsync());
        await coordinator.IsAt("Ottilie");
        await coordinator.Sees("By text message: 07700 900755");
        await coordinator.PassesAccessibilityCheckAtBothWidths();
        await coordinator.Press("I spoke to them");
        await coordinator.IsAt("You spoke to them");
        await coordinator.Choose("They are new");
        await coordinator.Page.Locator("#FamilyName").FillAsync("Hollowood");
        await coordinator.Page.Locator("#Postcode").FillAsync("M33 4ND");
        await coordinator.Choose("May we tell their midwife, health visitor and GP that we work with them?", "Ask them later");
        await coordinator.Choose("How soon?", "In the next days");
        await coordinator.PassesAccessibilityCheckAtBothWidths();
        await coordinator.Press("Make it a request");
        await coordinator.IsAt("Ottilie Hollowood");
        await coordinator.Sees("A baby who came early");
        await coordinator.Sees("First name and this: they said yes");
        await coordinator.PassesAccessibilityCheckAtBothWidths();
        Assert.Empty(Rows.Of(demo.Host, $"SELECT id FROM peersupport_asked WHERE id = '{asked}' AND words IS NOT NULL"));
    }

    [Fact]
    public async Task A_parent_reads_writes_takes_a_time_and_stops_on_a_page_of_their_own()
    {
        var match = Rows.Of(demo.Host, "SELECT id FROM peersupport_match WHERE status = 'Active'")[0];
        string address;
        await using (var coordinator = await Visitor.SignIn(demo.Host, "peercoordinator"))
        {
            await coordinator.Open($"/peersupport/matches/{match}");
            await coordinator.FollowTo("Give the parent their way in");
            await coordinator.PassesAccessibilityCheckAtBothWidths();
            await coordinator.Press("Make an address");
            address = new Uri((await coordinator.Page.Locator("main code").TextContentAsync())!.Trim()).AbsolutePath;
            await coordinator.PassesAccessibilityCheckAtBothWidths();
            await coordinator.Open($"/peersupport/matches/{match}/way-in");
            await coordinator.DoesNotSee(address);
        }

        await using var parent = await Visitor.Come(demo.Host, 390);
        Assert.Equal(200, await parent.Open(address));
        await parent.IsAt("Your messages with Orla");
        await parent.Sees("What helped us was one night off a week");
        await parent.DoesNotSee("Thornbury");
        await parent.PassesAccessibilityCheckAtBothWidths();
        await parent.Picture("talk-390");

        await parent.Fill("Write a message", "We did that last night, and I slept.");
        await parent.Reloads(() => parent.Press("Send"));
        await parent.Sees("We did that last night, and I slept.");
        await parent.Fill("Write a message", "Ring me on oh seven seven double oh, nine hundred, seven one two");
        await parent.Reloads(() => parent.Press("Send"));
        await parent.Sees("Your message waits");
        await parent.DoesNotSee("nine hundred");
        await parent.PassesAccessibilityCheck();
        await parent.Picture("talk-waits-390");

        await parent.Reloads(() => parent.Page.GetByRole(AriaRole.Button, new() { Name = "Call me then" }).First.ClickAsync());
        await parent.Sees("We ring you then");
        await parent.PassesAccessibilityCheck();
        Assert.Single(Rows.Of(demo.Host, $"SELECT id FROM peersupport_slot WHERE match_id = '{match}' AND taken_at IS NOT NULL"));

        await parent.Unfold("I would like to stop");
        await parent.Reloads(() => parent.Press("Stop"));
        await parent.SeesError("Wish", "Choose what you would like");
        await parent.PassesAccessibilityCheckAtBothWidths();
        await parent.Choose("I have what I wanted, thank you");
        await parent.Choose("4");
        await parent.Picture("talk-stop-390");
        await parent.Press("Stop");
        await parent.IsAt("Thank you");
        await parent.PassesAccessibilityCheckAtBothWidths();
        Assert.Equal(["Ended 4"], Rows.Of(demo.Host, $"SELECT m.status || ' ' || r.someone_after FROM peersupport_match m JOIN peersupport_request r ON r.id = m.request_id WHERE m.id = '{match}'"));
        Assert.Empty(Rows.Of(demo.Host, $"SELECT id FROM peersupport_slot WHERE match_id = '{match}'"));
        Assert.Equal(200, await parent.Open(address));
        await parent.DoesNotSee("one night off");
    }
}
