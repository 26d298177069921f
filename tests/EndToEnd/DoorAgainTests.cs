using System.Globalization;
using Microsoft.Playwright;
using Neighbourhood.EndToEnd.Browser;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.EndToEnd;

/// <summary>What goes wrong at a door: a refusal that is put right, a device that is handed over with entries unsent, one that a manager ended, and a worker who is signed out.</summary>
public sealed class DoorAgainTests
{
    [Fact]
    public async Task What_is_refused_is_shown_with_its_reason_put_right_and_sent_again()
    {
        await using var host = await RunningHost.Start();
        var session = await DoorDevice.Meeting(host, ["Amberley"]);
        await using var phone = await DoorDevice.SetUp(host, "Side door phone");
        var visitor = phone.Visitor;
        await visitor.PassesAccessibilityCheckAtBothWidths();
        await phone.Network(there: false);
        await phone.OpenSession();
        await visitor.Follow("New family");
        await visitor.IsAt("New family");
        await visitor.Press("Save family");
        await visitor.SeesError("firstName", "Enter a name we can use");
        await visitor.PassesAccessibilityCheckAtBothWidths();
        await visitor.Press("Cancel");
        await visitor.IsAt("Stay and play");
        await phone.NewFamily("Caspian", "Holloway", "01632 960701", "Juniper");

        // By the keyboard alone: a name, Enter, and the person is here.
        await visitor.Fill("Find a name", "wren amb");
        await phone.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(phone.Page.Locator("#door-said")).ToHaveTextAsync("Wren Amberley is here. 3 people here.");
        await visitor.Press("Undo the last");
        await Assertions.Expect(phone.Page.Locator("#door-said")).ToHaveTextAsync("Taken back.");
        Assert.Equal(2, await phone.Here());
        await visitor.Follow("Close the register");
        await visitor.Fill("How many people were here?", "9");
        await visitor.Press("Close the register");
        await visitor.SeesError("explained", "The register has 2. Say why the headcount is different");
        await visitor.PassesAccessibilityCheckAtBothWidths();

        // Somebody closed the register an hour ago: what was noted since is refused.
        Rows.Write(host, $"""
            INSERT INTO familyhubs_register (session_id, headcount, closed_at, late_entries, version)
            VALUES ('{session}', 0, '{DateTimeOffset.UtcNow.AddHours(-1).UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture)}', 0, 1)
            """);
        Rows.Write(host, $"UPDATE familyhubs_session SET status = 'RegisterClosed' WHERE id = '{session}'");
        await phone.Network(there: true);
        Assert.Equal((2, 0, 0, 2), await phone.Sum());
        await visitor.Sees("New family Caspian Holloway, 2 people");
        await visitor.Sees("Refused: ");
        await visitor.PassesAccessibilityCheckAtBothWidths();

        Rows.Write(host, $"DELETE FROM familyhubs_register WHERE session_id = '{session}'");
        Rows.Write(host, $"UPDATE familyhubs_session SET status = 'Running' WHERE id = '{session}'");
        await phone.Page.GetByRole(AriaRole.Link, new() { Name = "Correct and send again" }).ClickAsync();
        await visitor.IsAt("New family");
        await visitor.Sees("It was refused: ");
        await visitor.Fill("Number or address", "01632 960799");
        await visitor.Press("Send again");
        await visitor.IsAt("Stay and play");
        await phone.OpenSent();
        await visitor.Sees("Nothing was refused."); // "last sent" may still be that of the sending before
        Assert.Equal((2, 2, 0, 0), await phone.Sum());
        Assert.Equal("2", Assert.Single(Rows.Of(host, $"SELECT CAST(COUNT(*) AS TEXT) FROM familyhubs_attendance WHERE session_id = '{session}' AND state = 'Registered' AND removed_at IS NULL")));
    }

    [Fact]
    public async Task Handing_over_says_and_tells_how_many_entries_were_not_sent()
    {
        await using var host = await RunningHost.Start();
        await DoorDevice.Meeting(host, ["Amberley"]);
        await using var phone = await DoorDevice.SetUp(host, "Borrowed phone");
        var visitor = phone.Visitor;
        await phone.Network(there: false);
        await phone.OpenSession();
        await phone.Family("Amberley");
        await visitor.Press("Lock");
        await visitor.IsAt("Unlock the register");
        await visitor.Follow("Hand over or end this device");
        await visitor.IsAt("Hand over this device");
        await visitor.Sees("2 entries not sent.");
        await visitor.Sees("A network is needed to end this device.");
        await phone.Network(there: true);
        await phone.Page.ReloadAsync();
        await visitor.IsAt("Hand over this device");
        await visitor.Press("End this device");
        await visitor.SeesError("lost", "Tell your manager how many entries are not sent, then tick this");
        await visitor.PassesAccessibilityCheckAtBothWidths();
        await visitor.Choose("I have told my manager that 2 entries are not sent and will be lost");
        await visitor.Press("End this device");
        await visitor.IsAt("This device is handed over");
        await visitor.Sees("2 entries were not sent.");
        Assert.Empty(await phone.Keeps());
        Assert.Equal("2", Assert.Single(Rows.Of(host, "SELECT CAST(handed_over_count AS TEXT) FROM familyhubs_device WHERE name = 'Borrowed phone'")));
    }

    [Fact]
    public async Task A_device_that_a_manager_ended_drops_its_names_and_takes_nothing_more()
    {
        await using var host = await RunningHost.Start();
        await DoorDevice.Meeting(host, ["Amberley"]);
        await using var phone = await DoorDevice.SetUp(host, "Stolen phone");
        var visitor = phone.Visitor;
        await phone.Network(there: false);
        await phone.OpenSession();
        await phone.Family("Amberley");
        Rows.Write(host, "UPDATE familyhubs_device SET ended_at = set_up_at, ended_code = 'Lost' WHERE name = 'Stolen phone'");
        await phone.Network(there: true);
        await visitor.IsAt("Hand over this device");
        await visitor.Sees("This device was ended");
        await visitor.Sees("2 entries not sent.");
        await visitor.PassesAccessibilityCheckAtBothWidths();
        Assert.DoesNotContain(await phone.Keeps(), row => row.Contains("people:", StringComparison.Ordinal));
        Assert.Empty(Rows.Of(host, "SELECT id FROM familyhubs_device_entry WHERE device_id IN (SELECT id FROM familyhubs_device WHERE name = 'Stolen phone')"));
    }

    [Fact]
    public async Task Whoever_is_signed_out_takes_the_register_and_is_told_to_sign_in_to_send()
    {
        await using var host = await RunningHost.Start();
        await DoorDevice.Meeting(host, ["Amberley"]);
        await using var phone = await DoorDevice.SetUp(host, "Long day phone");
        var visitor = phone.Visitor;
        await phone.Page.Context.ClearCookiesAsync();
        await phone.OpenSession();
        await phone.Family("Amberley");
        await phone.Page.EvaluateAsync("location.hash = '#sessions'");
        await visitor.IsAt("Sessions");
        await visitor.Press("Send now");
        await visitor.Sees("2 not sent yet, nothing sent yet. Sign in to send");
        await visitor.Follow("Sign in to send");
        await visitor.Fill("Email address", "hub@demo.example");
        await visitor.Fill("Password", host.Password!);
        await visitor.Press("Sign in");
        await visitor.IsAt("Unlock the register");
        await phone.Unlock();
        Assert.Equal((2, 2, 0, 0), await phone.Sum());
    }

    [Fact]
    public async Task What_was_sent_is_taken_back_by_telling_so_and_held_people_leave_the_device_at_the_next_contact()
    {
        await using var host = await RunningHost.Start();
        var session = await DoorDevice.Meeting(host, ["Amberley", "Boscastle"]);
        await using var phone = await DoorDevice.SetUp(host, "Kitchen tablet");
        var visitor = phone.Visitor;
        await phone.OpenSession();
        await phone.Family("Boscastle");
        await phone.Count(2, 1);
        await phone.Page.EvaluateAsync("location.hash = '#sessions'");
        await visitor.Press("Send now");
        Assert.Equal((5, 5, 0, 0), await phone.Sum());

        await phone.OpenSession();
        await phone.Page.GetByRole(AriaRole.Button, new() { NameRegex = new(@"^Wren Boscastle\s*, here") }).ClickAsync();
        await visitor.Sees("4 people here");
        await phone.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Take away") }).ClickAsync();
        await visitor.Sees("1 person here");
        foreach (var person in Rows.Of(host, "SELECT id FROM families_person WHERE family_name = 'Amberley'"))
            Rows.Write(host, $"INSERT INTO familyhubs_hold (hold_id, person_id, kind) VALUES ('{person}', '{person}', 'Loss')");
        await phone.Page.EvaluateAsync("location.hash = '#sessions'");
        await visitor.Press("Send now");
        await visitor.Sees("0 not sent yet, last sent");
        Assert.Equal((5, 5, 0, 0), await phone.Sum());
        Assert.Equal("1", Assert.Single(Rows.Of(host, $"SELECT CAST(COUNT(*) AS TEXT) FROM familyhubs_attendance WHERE session_id = '{session}' AND removed_at IS NULL")));
        Assert.Empty(Rows.Of(host, $"SELECT id FROM familyhubs_count_line WHERE session_id = '{session}' AND removed_at IS NULL"));

        await phone.OpenSession();
        await visitor.Fill("Find a name", "Amberley");
        await visitor.Sees("Nobody of that name is kept on this device.");
    }
}
