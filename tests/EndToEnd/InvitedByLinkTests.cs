using Neighbourhood.EndToEnd.Browser;
using Xunit;

namespace Neighbourhood.EndToEnd;

/// <summary>Somebody from a charity who was invited to one item, and afterwards works their one action by a link, without an account.</summary>
public sealed class InvitedByLinkTests(DemoHost demo) : IClassFixture<DemoHost>
{
    private const string Task = "Bring a heater from the charity's store";
    private const string Voice = "We want a warm room.";

    [Fact]
    public async Task An_invited_attendee_sees_one_item_and_later_does_one_action_by_its_secret_link()
    {
        using var arranged = await Arranged.ListOpen(demo.Host);
        await arranged.Invite(Arranged.First);
        await arranged.Coordinator.Press(arranged.Meeting, "Close the list");
        using (var guest = await Session.SignIn(demo.Host, "invited"))
        {
            var (mine, other) = ($"/mdt/invited/{arranged.Families[Arranged.First].Item}", $"/mdt/invited/{arranged.Families[Arranged.Second].Item}");
            Assert.Equal((200, 404), ((await guest.Get(mine)).Status, (await guest.Get(other)).Status));
            await arranged.Begin();
            await arranged.Discuss(Arranged.First, Voice, Task, "Gideon Larkspur");
            Assert.Equal(404, (await guest.Get(mine)).Status);
        }

        var link = await GiveTheLink();
        await using var somebody = await Visitor.Come(demo.Host);
        Assert.Equal(200, await somebody.Open(link));
        await somebody.Sees(Task);
        foreach (var hidden in (string[])[Arranged.First, Arranged.Second, Voice, "QX1 1AA", "Gideon"]) await somebody.DoesNotSee(hidden);
        await somebody.PassesAccessibilityCheckAtBothWidths();
        await somebody.Press("It is done");
        await somebody.SeesError("Evidence", "Say what was done");
        await somebody.Fill("What was done?", "Brought on Tuesday; it works.");
        await somebody.Press("It is done");
        await somebody.IsAt("Thank you");
        await somebody.PassesAccessibilityCheckAtBothWidths();
        Assert.Equal(410, await somebody.Open(link));
        await somebody.Open("/mdt/actions");
        Assert.Contains("/access/sign-in", somebody.Page.Url, StringComparison.Ordinal);
    }

    private async Task<string> GiveTheLink()
    {
        await using var coordinator = await Visitor.SignIn(demo.Host, "coordinator");
        await coordinator.Open("/mdt/actions/team");
        await coordinator.Follow($"Link for the owner: {Task}");
        await coordinator.Press("Make a link");
        await coordinator.Sees("It is shown only now.");
        await coordinator.PassesAccessibilityCheckAtBothWidths();
        return (await coordinator.Page.Locator("main code").TextContentAsync())!.Trim();
    }
}
