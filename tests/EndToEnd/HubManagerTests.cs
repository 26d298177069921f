using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Neighbourhood.EndToEnd.Browser;
using Xunit;

namespace Neighbourhood.EndToEnd;

/// <summary>The manager of a hub: plans a group, fills it, calls one day off, puts a register right, and closes a place.</summary>
public sealed class HubManagerTests(DemoHost demo) : IClassFixture<DemoHost>
{
    private const string First = "Elverton";
    private const string Second = "Fallowdene";
    private const string Third = "Glenridding";

    [Fact]
    public async Task A_manager_plans_a_weekly_group_fills_it_and_calls_one_day_off_so_that_everybody_is_told()
    {
        using (var desk = await Session.SignIn(demo.Host, "hubmanager"))
            foreach (var (family, mobile) in (ValueTuple<string, string>[])[(First, "07700 900151"), (Second, "07700 900152"), (Third, "07700 900153")]) await Registered(desk, family, mobile);
        await using var manager = await Visitor.SignIn(demo.Host, "hubmanager");
        await Plan(manager);
        await manager.Page.GetByRole(AriaRole.Cell).GetByRole(AriaRole.Link).Or(manager.Page.GetByRole(AriaRole.Rowheader).GetByRole(AriaRole.Link)).First.ClickAsync();
        await manager.IsAt("Baby massage");
        await manager.Sees("0 of 4 places booked");
        await manager.PassesAccessibilityCheckAtBothWidths();

        await manager.Press("See who is booked");
        await manager.Sees("Nobody is booked yet.");
        await Book(manager, First);
        await manager.Sees("Booked. We keep their places.");
        await Book(manager, Second);
        await manager.Sees("4 of 4 places taken.");
        await Book(manager, Third);
        await manager.Sees("They are number 1 on the waiting list");
        await manager.Sees("4 of 4 places taken, 1 family waits.");
        await manager.PassesAccessibilityCheckAtBothWidths();

        await manager.Follow("The session");
        await manager.Sees("4 of 4 places booked, 1 family waiting");
        await manager.Picture("session");
        await CallOff(manager);
    }

    [Fact]
    public async Task A_manager_changes_a_closed_register_with_a_reason()
    {
        await using var manager = await Visitor.SignIn(demo.Host, "hubmanager");
        await manager.Open("/familyhubs/sessions");
        await manager.FollowTo("Two weeks before");
        await manager.PassesAccessibilityCheckAtBothWidths();
        await manager.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Stay and play" }).Filter(new() { HasText = "Register closed" }).GetByRole(AriaRole.Link).First.ClickAsync();
        await manager.IsAt("Stay and play");
        await manager.Sees("What devices noted");
        await manager.Press("See the register");
        await manager.Sees("3 adults and 2 children not named");
        await manager.PassesAccessibilityCheckAtBothWidths();
        await manager.FollowTo("Change this register");
        await manager.PassesAccessibilityCheckAtBothWidths();
        await manager.Choose("3 adults and 2 children not named");
        await manager.Press("Change the register");
        await manager.SeesError("Reason", "Say why the register is changed");
        await manager.Fill("Why is the register changed?", "They were counted in the room next door");
        await manager.Press("Change the register");
        await manager.Sees("Add who is missing");
        await manager.Fill("Why does it differ from the register? (optional)", "Five came and went at the door");
        await manager.Press("Change the register");
        await manager.Sees("The register is changed.");
        await manager.Sees("Changed by a manager: They were counted in the room next door");
        await manager.PassesAccessibilityCheckAtBothWidths();
        await manager.Follow("The session");
        await manager.Sees("Register changed");
    }

    [Fact]
    public async Task A_manager_closes_a_place_after_seeing_what_is_planned_there()
    {
        const string place = "Beacon Street fire station";
        await using var manager = await Visitor.SignIn(demo.Host, "hubmanager");
        await manager.Open("/familyhubs/sites");
        await manager.PassesAccessibilityCheckAtBothWidths();
        await manager.FollowTo(place);
        await manager.PassesAccessibilityCheckAtBothWidths();
        await manager.Press("Close this place");
        await manager.IsAt($"Close {place}");
        await manager.Sees("sessions are still planned");
        await manager.PassesAccessibilityCheckAtBothWidths();
        await manager.FillDate("What is the first day on which it is closed?", DateOnly.FromDateTime(DateTime.UtcNow.AddDays(1)));
        await manager.Fill("Why does it close?", "The brigade needs the hall");
        await manager.Press("Close this place");
        await Assertions.Expect(manager.Page.Locator(".nhsuk-error-summary")).ToBeFocusedAsync();
        await manager.Page.GetByRole(AriaRole.Checkbox, new() { NameRegex = new Regex("^I have seen the") }).CheckAsync();
        await manager.Select("What takes its place? (optional)", "Marram Family Hub");
        await manager.Press("Close this place");
        await manager.IsAt(place);
        await manager.Sees("In its place: Marram Family Hub");
        await manager.Sees("The brigade needs the hall");
        await manager.PassesAccessibilityCheckAtBothWidths();
    }

    private static Task<string> Registered(Session desk, string family, string mobile) => desk.Press("/families/households/new", "Register family",
        ("FirstName", "Wren"), ("FamilyName", family), ("NotKnownYet", "true"), ("Postcode", "QX1 1AA"), ("ReachBy", "Text"), ("Reach", mobile), ("SafeToLeaveMessage", "true"), ("MayTell", "Yes"),
        ("Roles", "Mum"), ("Children[0].FirstName", "Robin"), ("Children[0].Born.Month", "4"), ("Children[0].Born.Year", "2026"));

    private static async Task Plan(Visitor manager)
    {
        await manager.Follow("Sessions");
        await manager.FollowTo("Plan a repeating session");
        await manager.PassesAccessibilityCheckAtBothWidths();
        await manager.Press("Plan these sessions");
        await Assertions.Expect(manager.Page.Locator(".nhsuk-error-summary")).ToBeFocusedAsync();
        await manager.PassesAccessibilityCheckAtBothWidths();
        var day = DateOnly.FromDateTime(DateTime.UtcNow.AddDays(2));
        await manager.FillDate("From which day on?", day);
        await manager.Choose("On the same days of the week");
        await manager.Choose("On which days?", day.ToString("dddd", CultureInfo.GetCultureInfo("en-GB")));
        await manager.Choose("When does it end?", "After a number of times");
        await manager.Fill("How many times?", "6");
        await manager.Choose("Is it held on bank holidays?", "Yes");
        await manager.Select("Which activity?", "Baby massage");
        await manager.Select("Which hub or place holds it?", "Marram Family Hub");
        await manager.Fill("When does it start?", "4:30pm");
        await manager.Fill("How many places?", "4");
        await manager.Page.GetByRole(AriaRole.Group, new() { Name = "Who leads it?" }).GetByRole(AriaRole.Checkbox, new() { NameRegex = new Regex("^Hesper Bramblewick") }).CheckAsync();
        await manager.Press("Plan these sessions");
        await manager.IsAt("Baby massage");
        await manager.Sees("In the diary");
        await Assertions.Expect(manager.Page.Locator("tbody tr")).ToHaveCountAsync(6);
        await manager.PassesAccessibilityCheckAtBothWidths();
    }

    private static async Task Book(Visitor manager, string family)
    {
        await manager.Fill("Book a family", family);
        await manager.Press("Find");
        await manager.FollowTo(family);
        await manager.IsAt("Book a place in Baby massage");
        await manager.PassesAccessibilityCheckAtBothWidths();
        foreach (var tick in await manager.Page.GetByRole(AriaRole.Group, new() { Name = "Who comes?" }).GetByRole(AriaRole.Checkbox).AllAsync()) await tick.CheckAsync();
        await manager.Choose("The family asked for it");
        await manager.Press("Book");
    }

    private async Task CallOff(Visitor manager)
    {
        await manager.FollowTo("Cancel this session");
        await manager.Sees("Everybody who has a place is told");
        await manager.Sees("Families on the waiting list are not told");
        await manager.Press("Cancel this session");
        await Assertions.Expect(manager.Page.Locator(".nhsuk-error-summary")).ToBeFocusedAsync();
        await manager.PassesAccessibilityCheckAtBothWidths();
        await manager.Choose("The building or room cannot be used");
        await manager.Fill("In a few words", "The boiler is off");
        await manager.Press("Cancel this session");
        await manager.IsAt("Baby massage");
        await manager.Sees("The building or room cannot be used: The boiler is off");
        await manager.PassesAccessibilityCheckAtBothWidths();
        await manager.FollowTo("See");
        await manager.Unfold("Ended (3)");
        await manager.Sees("Every family that had a place was sent a message");
        await manager.Sees(First);
        await manager.Sees(Second);
        await manager.DoesNotSee("tell them yourself");
        await manager.PassesAccessibilityCheckAtBothWidths();
        Assert.Equal(["sent", "sent"], Rows.Of(demo.Host, """
            SELECT CASE WHEN m.refusal IS NULL THEN 'sent' ELSE m.refusal END FROM familyhubs_booking_message m JOIN familyhubs_booking b ON b.id = m.booking_id JOIN familyhubs_session s ON s.id = b.session_id
            WHERE m.kind = 'NotOn' AND s.cancelled_reason = 'The boiler is off'
            """));
    }
}
