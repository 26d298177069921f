using System.Globalization;
using Microsoft.Playwright;
using Neighbourhood.EndToEnd.Browser;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.EndToEnd;

/// <summary>What a coordinator does by hand, and what the clock does for them: from the inbox to minutes that go by themselves.</summary>
public sealed class CoordinatorTests
{
    private const string Family = "Seathwaite";
    private const string Voice = "We want a warm room for Robin.";

    [Fact]
    public async Task A_coordinator_accepts_a_family_and_the_clock_opens_and_closes_the_list_and_sends_the_minutes()
    {
        await using var host = await RunningHost.Start();
        using (var hub = await Session.SignIn(host, "hub")) await Arranged.Referred(hub, await Arranged.Registered(hub, Family));
        await AcceptInTheInbox(host);
        var meeting = await GiveARhythm(host);

        var starts = DateTime.Parse(Rows.Of(host, $"SELECT starts_at FROM mdt_meeting WHERE id = '{meeting[^36..]}'").Single(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
        await LookAt(host, meeting, async coordinator =>
        {
            await coordinator.Sees("The list opens by itself on");
            await Assertions.Expect(coordinator.Page.Locator("main")).ToContainTextAsync(Family);
        });
        var ahead = await Forward(host, TimeSpan.Zero, starts.AddDays(-10).AddHours(2) - DateTime.UtcNow);
        await Becomes(host, meeting, "List open");
        await LookAt(host, meeting, coordinator => Assertions.Expect(coordinator.Page.GetByRole(AriaRole.Table, new() { Name = "Families on the list, in order" })).ToContainTextAsync(Family));

        ahead = await Forward(host, ahead, starts.AddHours(-20) - DateTime.UtcNow);
        await Becomes(host, meeting, "List closed");
        await LookAt(host, $"{meeting}/pack", coordinator => coordinator.Sees(Family));

        await Hold(host, meeting);
        await LookAt(host, $"{meeting}/minutes/recipients", coordinator => coordinator.Sees("They go by themselves on"));
        await Forward(host, ahead, ahead + TimeSpan.FromDays(9));
        await Becomes(host, meeting, "Minutes sent");
        using var member = await Session.SignIn(host, "gp");
        await Patience.Until(async () => (await member.Get("/contact/notices")).Links.Any(l => l.StartsWith("/mdt/minutes/", StringComparison.Ordinal)));
        var sent = (await member.Get("/contact/notices")).Links.First(l => l.StartsWith("/mdt/minutes/", StringComparison.Ordinal));
        Assert.Contains(Voice, (await member.Get(sent)).Text, StringComparison.Ordinal);
    }

    private static async Task AcceptInTheInbox(RunningHost host)
    {
        await using var coordinator = await Visitor.SignIn(host, "coordinator");
        await coordinator.Follow("Referrals to look at");
        await coordinator.FollowTo(Family);
        await coordinator.Press("Accept");
        await coordinator.IsAt("Accept a referral");
        await coordinator.Press("Accept");
        await coordinator.Sees("Accepted");
    }

    /// <summary>Answers the first meeting of the new rhythm.</summary>
    private static async Task<string> GiveARhythm(RunningHost host)
    {
        await using var coordinator = await Visitor.SignIn(host, "coordinator");
        await coordinator.Open("/mdt/teams");
        await coordinator.FollowTo(Arranged.Team);
        await coordinator.Follow("When the team meets");
        var first = DateOnly.FromDateTime(DateTime.UtcNow.AddDays(14));
        await coordinator.FillDate("From which day on?", first);
        await coordinator.Fill("Where?", "Room 2, Marram Family Hub");
        await coordinator.Reloads(() => coordinator.Press("Change the rhythm"));
        await coordinator.Sees("Room 2, Marram Family Hub");
        await coordinator.PassesAccessibilityCheckAtBothWidths();
        return (await coordinator.Page.Locator("main table a[href^='/mdt/meetings/']").First.GetAttributeAsync("href"))!;
    }

    /// <summary>The team meets over the list as it is: the family is talked about, whatever else is there waits.</summary>
    private static async Task Hold(RunningHost host, string meeting)
    {
        using var chair = await Session.SignIn(host, "chair");
        var console = $"{meeting}/console";
        foreach (var name in (string[])["Dr Ada Fennimore", "Dr Cosmo Lightwater", "Delphine Marlowe", "Ezra Thistledown"]) await chair.Press(console, $"Here: {name}");
        await chair.Press(console, "Start the meeting");
        while ((await chair.Get(console)) is var shown && shown.Document.GetElementById("family-heading")!.TextContent is var inHand && !inHand.Contains("No family", StringComparison.Ordinal))
        {
            if (!inHand.Contains(Family, StringComparison.Ordinal))
            {
                await chair.Press(console, "Defer", ("DeferReason", "There was no time left."));
                continue;
            }
            await chair.Press(console, "Start this item");
            await chair.Press(console, "Add the decision", ("Code", "ContinuePlan"), ("FamilyVoice", Voice));
            await chair.Press(console, "Save: no action", ("NoActionReason", "All that was agreed is under way."));
            await chair.Press(console, "Close the item");
        }
        await chair.Press(console, "Finish the meeting");
        await chair.Press($"{meeting}/minutes", "Approve the minutes");
    }

    /// <summary>Moves the demo's clock so far ahead of the real one; answers how far.</summary>
    private static async Task<TimeSpan> Forward(RunningHost host, TimeSpan stands, TimeSpan to)
    {
        var hours = (int)Math.Ceiling((to - stands).TotalHours);
        using var somebody = await Session.SignIn(host, "operator");
        await somebody.Press("/demo/clock", "Move the clock", ("Hours", $"{hours}"));
        return stands + TimeSpan.FromHours(hours);
    }

    private static async Task Becomes(RunningHost host, string meeting, string status)
    {
        using var coordinator = await Session.SignIn(host, "coordinator");
        await Patience.Until(async () => (await coordinator.Get(meeting)).Document.QuerySelector("main")?.TextContent.Contains(status, StringComparison.Ordinal) == true);
    }

    /// <summary>The coordinator signs in and looks at a page: who comes back after days does so anew.</summary>
    private static async Task LookAt(RunningHost host, string page, Func<Visitor, Task> see)
    {
        await using var coordinator = await Visitor.SignIn(host, "coordinator");
        Assert.Equal(200, await coordinator.Open(page));
        await see(coordinator);
        await coordinator.PassesAccessibilityCheckAtBothWidths();
    }
}
