using Microsoft.Playwright;
using Neighbourhood.EndToEnd.Browser;
using Xunit;

namespace Neighbourhood.EndToEnd;

/// <summary>The whole journey by five people in the browser: from a family at the door to an action that is done.</summary>
public sealed class ReferralBecomesMinutesTests(DemoHost demo) : IClassFixture<DemoHost>
{
    private const string Family = "Brightwater";
    private const string Task = "Ring the energy fund with Wren";
    private const string Voice = "We want a warm room for Robin before it snows.";

    [Fact]
    public async Task A_referral_becomes_minutes()
    {
        await RegisterAndRefer();
        var meeting = await AcceptAndList();
        await RunTheMeeting(meeting);
        await ApproveTheMinutes(meeting);
        await FinishTheAction();
    }

    private async Task RegisterAndRefer()
    {
        await using var hub = await Visitor.SignIn(demo.Host, "hub");
        await hub.PassesAccessibilityCheckAtBothWidths();
        await hub.Follow("Families");
        await hub.PassesAccessibilityCheckAtBothWidths();
        await hub.FollowTo("Register a family");
        await hub.Press("Register family");
        await hub.SeesError("FirstName", "Enter a name we can use");
        await hub.PassesAccessibilityCheckAtBothWidths();

        await hub.Page.GetByLabel("First name").First.FillAsync("Wren");
        await hub.Page.GetByLabel("Family name").First.FillAsync(Family);
        await hub.Fill("Postcode", "QX1 1AA");
        await hub.Choose("A way to reach you", "Phone");
        await hub.Fill("Number or address", "01632 960123");
        await hub.Choose("May we tell your midwife, health visitor and GP?", "Yes");
        await hub.Choose("I am", "Mum");
        await hub.Press("Add another child");
        await Assertions.Expect(hub.Page.GetByLabel("Postcode")).ToHaveValueAsync("QX1 1AA");
        var child = hub.Page.GetByRole(AriaRole.Group, new() { Name = "Child 1" });
        await child.GetByLabel("First name").FillAsync("Robin");
        await child.GetByLabel("Month").FillAsync("4");
        await child.GetByLabel("Year").FillAsync("2025");
        await hub.Press("Register family");
        await hub.Sees("Where they live");
        await hub.PassesAccessibilityCheckAtBothWidths();

        await hub.Follow("Ask a team to talk about this family");
        await hub.PassesAccessibilityCheck();
        await hub.Press("Start");
        await hub.Press("Send to the team");
        await hub.SeesError("Situation", "Describe the situation");
        await hub.PassesAccessibilityCheckAtBothWidths();
        await hub.Page.GetByRole(AriaRole.Group, new() { Name = "Who in the household is this about?" }).GetByRole(AriaRole.Checkbox).First.CheckAsync();
        await hub.Fill("Situation", "The heating has been off for two weeks and there is a baby in the home.");
        await hub.Fill("What are you asking the team?", "Get the heating on this week.");
        await hub.Fill("What does the family want?", "A warm room for the baby.");
        await hub.Choose("Has the family been told?", "Yes");
        await hub.Choose("What does sharing this stand on?", "Early help");
        await hub.Choose("Level at entry", "Targeted");
        await hub.Choose("Urgency", "Urgent");
        await hub.Fill("Why is it urgent?", "A baby in an unheated home");
        await hub.Press("Send to the team");
        await hub.Sees("What was sent");
        await hub.PassesAccessibilityCheckAtBothWidths();
    }

    /// <summary>Answers the meeting's address.</summary>
    private async Task<string> AcceptAndList()
    {
        await using var coordinator = await Visitor.SignIn(demo.Host, "coordinator");
        await coordinator.Follow("Referrals to look at");
        await coordinator.Sees(Family);
        await coordinator.PassesAccessibilityCheckAtBothWidths();
        await coordinator.FollowTo(Family);
        await coordinator.PassesAccessibilityCheck();
        await coordinator.Press("Accept");
        await coordinator.PassesAccessibilityCheckAtBothWidths();
        await coordinator.Press("Accept");
        await coordinator.PassesAccessibilityCheck();

        await coordinator.Page.Locator("header").GetByRole(AriaRole.Link, new() { Name = "Meetings", Exact = true }).ClickAsync();
        await coordinator.PassesAccessibilityCheckAtBothWidths();
        await coordinator.Press("Schedule a meeting");
        await coordinator.Press("Schedule meeting");
        await coordinator.SeesError("MdtId", "Choose a team");
        await coordinator.Select("Which team?", Arranged.Team);
        await coordinator.Press("Schedule meeting");
        await coordinator.SeesError("Title", "Enter a title");
        await coordinator.PassesAccessibilityCheckAtBothWidths();
        await coordinator.Fill("Title", "Winter case meeting");
        await coordinator.FillDate("When will it be held?", DateOnly.FromDateTime(DateTime.UtcNow.AddDays(1)));
        await coordinator.Fill("When does it start?", "9:30am");
        await coordinator.Fill("Where?", "Room 2, Marram Family Hub");
        await coordinator.Press("Schedule meeting");
        await coordinator.Press("Open the list");
        await Assertions.Expect(coordinator.Page.GetByRole(AriaRole.Table)).ToContainTextAsync(Family);
        await coordinator.PassesAccessibilityCheckAtBothWidths();
        await coordinator.Press("Close the list");
        await coordinator.Sees("List closed");
        return new Uri(coordinator.Page.Url).AbsolutePath;
    }

    private async Task RunTheMeeting(string meeting)
    {
        await using var chair = await Visitor.SignIn(demo.Host, "chair");
        await chair.Open(meeting);
        await chair.Press("Record who is here and start");
        await chair.Press("Start the meeting");
        await chair.Sees("Record who is here before you start the meeting");
        await chair.PassesAccessibilityCheckAtBothWidths();
        await chair.Press("Here: Dr Ada Fennimore");
        await chair.Sees("Not quorate");
        foreach (var name in (string[])["Dr Cosmo Lightwater", "Delphine Marlowe", "Ezra Thistledown"]) await chair.Press($"Here: {name}");
        await chair.Sees("Quorate. Here:");
        await chair.Press("Apologies: Fern Abernathy-Quill");
        await chair.Press("Start the meeting");
        await chair.Sees("Start this item");
        if (!await chair.Page.Locator("#family-heading", new() { HasText = Family }).IsVisibleAsync()) await chair.FollowTo(Family);
        await chair.PassesAccessibilityCheckAtBothWidths();
        await chair.Press("Start this item");

        await chair.Press("Close the item");
        await chair.SeesError("Code", "Record at least one decision");
        await chair.SeesError("FamilyVoice", "Write what the family says or wants");
        await chair.SeesError("Text", "Add an action, or say why there is none");
        await chair.PassesAccessibilityCheckAtBothWidths();

        await chair.Fill("What does the family say?", Voice);
        await chair.Select("What was decided?", "Joint visit");
        await chair.Press("Add the decision");
        await chair.Sees("Choose");
        await chair.Select("Who?", "Delphine Marlowe, Tidewater Community NHS Trust");
        await chair.Choose("Agreed with the family");
        await chair.Press("Add the decision");
        await chair.Sees("Joint visit (agreed with the family)");
        await chair.Fill("What is to be done?", Task);
        await chair.Select("Who will do it?", "Delphine Marlowe");
        await chair.Press("Add the action");
        await chair.Sees($"{Task}: Delphine Marlowe");
        await chair.Select("Lead practitioner", "Ezra Thistledown, Kestrel Bay Council Early Help");
        await chair.Press("Save the lead");
        await chair.Sees("Ezra Thistledown is asked to lead and has not answered.");
        await chair.FillDate("Next review", DateOnly.FromDateTime(DateTime.UtcNow.AddDays(56)));
        await chair.Press("Save the review");
        await Assertions.Expect(chair.Page.GetByLabel("What does the family say?")).ToHaveValueAsync(Voice);
        await chair.PassesAccessibilityCheckAtBothWidths();
        var agenda = chair.Page.Locator(".nbh-console__agenda");
        var toCome = await agenda.GetByText("To come", new() { Exact = true }).CountAsync();
        await chair.Press("Close the item");
        await Assertions.Expect(agenda.GetByText("Discussed", new() { Exact = true })).ToHaveCountAsync(1);

        // Whoever else came to the list by being due waits for the next one.
        for (var left = toCome; left > 0; left--)
        {
            await chair.Unfold("Defer to the next meeting");
            await chair.Fill("Why does it wait?", "There was no time left.");
            await chair.Press("Defer");
            await Assertions.Expect(agenda.GetByText("To come", new() { Exact = true })).ToHaveCountAsync(left - 1);
        }
        await chair.PassesAccessibilityCheck();
        await chair.Press("Finish the meeting");
        await chair.Sees("Minutes: Winter case meeting");
    }

    private async Task ApproveTheMinutes(string meeting)
    {
        await using var chair = await Visitor.SignIn(demo.Host, "chair");
        await chair.Open($"{meeting}/minutes");
        foreach (var line in (string[])[$"What the family says: {Voice}", "Decision: Joint visit", $"Action: {Task}", "There was a quorum at each decision."]) await chair.Sees(line);
        await chair.PassesAccessibilityCheckAtBothWidths();
        var change = await chair.Page.GetByRole(AriaRole.Link, new() { Name = "Change the entry of" }).First.GetAttributeAsync("href");
        await chair.Open(change!);
        await chair.PassesAccessibilityCheck();
        await chair.Page.GetByLabel("What the minutes say").PressSequentiallyAsync("Read and found right. ");
        await chair.Press("Save");
        await chair.Press("Approve the minutes");
        await chair.Sees("Minutes approved");
        await chair.DoesNotSee("Approve the minutes");

        // Locked: whoever still has the old page open is told so, and keeps what was typed.
        await chair.Open(change!);
        await chair.Fill("What the minutes say", "Something quite different");
        await chair.Press("Save");
        await chair.Sees("add a note to them instead");
        await Assertions.Expect(chair.Page.GetByLabel("What the minutes say")).ToHaveValueAsync("Something quite different");

        await chair.Open($"{meeting}/minutes");
        await chair.FollowTo("Add a note to the minutes");
        await chair.PassesAccessibilityCheck();
        await chair.Fill("Note", "The fund was rung on the same day.");
        await chair.Press("Add the note");
        await chair.Sees("Added after approval");
        await chair.Sees("The fund was rung on the same day.");
        await chair.DoesNotSee("Something quite different");
        await chair.PassesAccessibilityCheckAtBothWidths();
    }

    private async Task FinishTheAction()
    {
        await using var owner = await Visitor.SignIn(demo.Host, "healthvisitor");
        await owner.Follow("My actions");
        await owner.Sees(Task);
        await owner.PassesAccessibilityCheckAtBothWidths();
        await owner.Follow($"Done: {Task}");
        await owner.PassesAccessibilityCheck();
        await owner.Fill("What was done?", "Rang with her; the engineer comes tomorrow.");
        await owner.Press("Mark as done");
        await Assertions.Expect(owner.Page.GetByRole(AriaRole.Link, new() { NameRegex = new($"Done.*{Task}") })).ToHaveCountAsync(0);
        await owner.Unfold("Done in the last 30 days");
        await owner.Sees("the engineer comes tomorrow");
        await owner.PassesAccessibilityCheck();
    }
}
