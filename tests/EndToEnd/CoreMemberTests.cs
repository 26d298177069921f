using Microsoft.Playwright;
using Neighbourhood.EndToEnd.Browser;
using Xunit;

namespace Neighbourhood.EndToEnd;

/// <summary>A health visitor of the team: reads the pack, declares a conflict, does what she promised, and takes over as lead.</summary>
public sealed class CoreMemberTests(DemoHost demo) : IClassFixture<DemoHost>
{
    private const string Member = "Delphine Marlowe";
    private const string Task = "Take a heater round on Monday";
    private const string Voice = "A warm room before it snows.";
    private const string OtherVoice = "Nobody but us is to know of the debts.";

    [Fact]
    public async Task A_member_reads_the_pack_is_kept_from_a_family_of_her_own_does_her_action_and_takes_the_lead()
    {
        using var arranged = await Arranged.ListOpen(demo.Host);
        await arranged.Coordinator.Press(arranged.Meeting, "Close the list");
        await using var member = await Visitor.SignIn(demo.Host, "healthvisitor");

        await member.Open(arranged.Meeting);
        await member.FollowTo("The pack");
        await member.Sees(Arranged.First);
        await member.Sees(Arranged.Second);
        await member.PassesAccessibilityCheckAtBothWidths();
        await member.Open($"/mdt/items/{arranged.Families[Arranged.Second].Item}/conflict");
        await member.Fill("What is the conflict?", "They are my sister's family.");
        await member.Press("Declare the conflict");
        await member.Sees("One item is not shown: you declared a conflict of interest.");
        await member.DoesNotSee(Arranged.Second);
        foreach (var page in (string[])["pack", "pack/print"])
        {
            await member.Open($"{arranged.Meeting}/{page}");
            await member.Sees(Arranged.First);
            await member.DoesNotSee(Arranged.Second);
        }

        await Hold(arranged);
        await ReadTheMinutes(member);
        await DoTheAction(member);
        await TakeTheLead(member, arranged.Families[Arranged.First].Case);
    }

    private static async Task Hold(Arranged arranged)
    {
        await arranged.Begin();
        var console = arranged.ConsoleOf(Arranged.First);
        await arranged.Chair.Press(console, "Save the lead", ("LeadUserId", await Arranged.Choice(arranged.Chair, console, "LeadUserId", Member)), ("LeadNote", "They would like you to ring first."));
        await arranged.Discuss(Arranged.First, Voice, Task, Member);
        await arranged.Chair.Press(arranged.ConsoleOf(Arranged.Second), "Start this item");
        await arranged.Discuss(Arranged.Second, OtherVoice);
        await arranged.Chair.Press(arranged.Console, "Finish the meeting");
        // Who declared a conflict does not count for the quorum of that family's item, so what was decided there waits.
        await arranged.Chair.Press($"{arranged.Meeting}/minutes", "Approve the minutes", ("QuorumNote", "At the next meeting."));
        await arranged.Coordinator.Press($"{arranged.Meeting}/minutes/recipients", "Send the minutes");
    }

    private static async Task ReadTheMinutes(Visitor member)
    {
        var told = member.Page.GetByRole(AriaRole.Link, new() { Name = "The minutes of a meeting are ready for you" });
        await Patience.Until(async () =>
        {
            await member.Open("/contact/notices");
            return await told.CountAsync() > 0;
        });
        await member.FollowTo("The minutes of a meeting are ready for you");
        await member.Sees(Voice);
        await member.Sees("One family is left out: you declared a conflict of interest.");
        foreach (var kept in (string[])[Arranged.Second, OtherVoice]) await member.DoesNotSee(kept);
        await member.PassesAccessibilityCheckAtBothWidths();
    }

    private static async Task DoTheAction(Visitor member)
    {
        await member.Open("/");
        await member.Follow("My actions");
        await member.Follow($"Done: {Task}");
        await member.Fill("What was done?", "The heater runs; the meter is mended on Friday.");
        await member.Press("Mark as done");
        await member.Unfold("Done in the last 30 days");
        await member.Sees("the meter is mended on Friday");
    }

    private static async Task TakeTheLead(Visitor member, string ofCase)
    {
        await member.Open("/mdt/hand-overs");
        await member.Sees("You are asked to lead");
        await member.FollowTo(Arranged.First);
        await member.Sees("They would like you to ring first.");
        await member.PassesAccessibilityCheckAtBothWidths();
        await member.Press("Yes, I will lead");
        await member.DoesNotSee("Yes, I will lead");
        await member.Open(ofCase);
        await Assertions.Expect(member.Page.Locator(".nhsuk-summary-list__row", new() { HasText = "Lead practitioner" })).ToContainTextAsync(Member);
    }
}
