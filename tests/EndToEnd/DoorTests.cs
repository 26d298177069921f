using System.Globalization;
using Neighbourhood.EndToEnd.Browser;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.EndToEnd;

/// <summary>The register at a door without a network: phones that are cut off, started again, guessed at, left over a weekend, and joined.</summary>
public sealed class DoorTests
{
    /// <summary>Twenty-six families whom the hub knows since they came yesterday.</summary>
    private static readonly string[] Known =
    [
        "Amberley", "Boscastle", "Cuthbertson", "Drummond", "Eglantine", "Farquhar", "Godolphin", "Hathersage", "Inverdale", "Jessamine", "Kirkbride", "Lanyon", "Mortimer",
        "Nightingale", "Ormerod", "Penhaligon", "Quarrington", "Rosewarne", "Sedgewick", "Trevelyan", "Underhill", "Venables", "Wetherby", "Xanthou", "Yarborough", "Zellweger",
    ];

    [Fact]
    public async Task Thirty_families_are_taken_on_two_devices_without_a_network_and_joined()
    {
        await using var host = await RunningHost.Start();
        var session = await DoorDevice.Meeting(host, Known);
        await using var front = await DoorDevice.SetUp(host, "Front door phone");
        await using var garden = await DoorDevice.SetUp(host, "Garden door phone");
        foreach (var device in (DoorDevice[])[front, garden])
        {
            await device.Network(there: false);
            await device.OpenSession();
        }

        // Thirteen each, and the Mortimers are noted at both doors.
        foreach (var family in Known[..13]) await front.Family(family);
        foreach (var family in Known[12..]) await garden.Family(family);
        await front.NewFamily("Caspian", "Holloway", "01632 960701", "Juniper");
        await front.NewFamily("Ludo", "Marchbanks", "01632 960702", "Saffron");
        await garden.NewFamily("Benedict", "Thackeray", "01632 960703", "Clementine");
        await garden.NewFamily("Osric", "Wainwright", "01632 960704", "Tamsin");
        await front.Count(3, 2);
        await garden.Count(1, 0);
        Assert.Equal((26 + 4 + 5, 28 + 4 + 1), (await front.Here(), await garden.Here()));

        // One tap says that they came; of one it is said later that they left early.
        await front.Visitor.Fill("Find a name", "Amberley");
        await front.Visitor.Follow("Change how Wren Amberley came");
        await front.Visitor.IsAt("Wren Amberley");
        await front.Visitor.PassesAccessibilityCheckAtBothWidths();
        await front.Visitor.Picture("door-came");
        await front.Visitor.Choose("How did they come?", "Left early");
        await front.Visitor.Press("Save");
        await front.Visitor.IsAt("Stay and play");
        await front.Visitor.Fill("Find a name", "Amberley");
        await front.Visitor.Sees("left early");
        Assert.Equal(26 + 4 + 5, await front.Here());
        await garden.Visitor.PassesAccessibilityCheckAtBothWidths();
        await garden.Visitor.Picture("door-register");

        await front.Close(70, "Two doors, this is everybody in the room");
        await garden.Close(33);
        await front.StartAgain();
        await garden.StartAgain();
        await front.Unlock();
        await front.Visitor.Sees("You closed this register");
        await garden.Unlock();
        await garden.Visitor.Sees("It is not sent yet.");

        await front.Network(there: true);
        var first = await front.Sum();
        await garden.Network(there: true);
        var second = await garden.Sum();
        Assert.Equal((35, 33), (first.Made, second.Made));
        Assert.Equal((0, 0), (first.Refused, second.Refused));
        await garden.Visitor.Sees("What differs");
        await garden.Visitor.DoesNotSee("No note differs from another device’s.");
        await garden.Visitor.PassesAccessibilityCheckAtBothWidths();
        await garden.Visitor.Picture("door-sent");

        // Each once: 26 known families and 4 new ones, two of each; and six who are counted.
        Assert.Equal(60, Number(host, $"SELECT CAST(COUNT(*) AS TEXT) FROM familyhubs_attendance WHERE session_id = '{session}' AND removed_at IS NULL"));
        Assert.Equal(60, Number(host, $"SELECT CAST(COUNT(DISTINCT person_id) AS TEXT) FROM familyhubs_attendance WHERE session_id = '{session}' AND removed_at IS NULL"));
        Assert.Equal(6, Number(host, $"SELECT CAST(SUM(adults + children) AS TEXT) FROM familyhubs_count_line WHERE session_id = '{session}' AND removed_at IS NULL"));
        Assert.Equal(70, Number(host, $"SELECT CAST(headcount AS TEXT) FROM familyhubs_register WHERE session_id = '{session}'"));

        Assert.Equal("LeftEarly", Assert.Single(Rows.Of(host, $"SELECT a.outcome FROM familyhubs_attendance a WHERE a.session_id = '{session}' AND a.outcome <> 'Attended'")));

        // Sent again it is the same, and the sum too.
        await front.Page.EvaluateAsync("location.hash = '#sessions'");
        await front.Visitor.Press("Send now");
        Assert.Equal(first, await front.Sum());
    }

    [Fact]
    public async Task Five_wrong_PINs_delete_the_names_and_only_signing_in_again_opens_what_waits()
    {
        await using var host = await RunningHost.Start();
        await DoorDevice.Meeting(host, Known[..2]);
        await using var phone = await DoorDevice.SetUp(host, "Lost phone");
        var visitor = phone.Visitor;
        await phone.Network(there: false);
        await phone.OpenSession();
        await phone.Family("Amberley");
        Assert.Contains(await phone.Keeps(), row => row.Contains("people:", StringComparison.Ordinal));
        await visitor.Press("Lock");
        for (var left = 4; left > 0; left--)
        {
            await phone.Unlock("908172");
            await visitor.SeesError("pin", $"This is not the PIN. {left} {(left == 1 ? "try" : "tries")} left");
            // Starting again gives no new tries.
            if (left == 3) await phone.StartAgain();
        }
        await visitor.PassesAccessibilityCheckAtBothWidths();
        await phone.Unlock("908172");
        await visitor.IsAt("This device is closed");
        await visitor.Sees("2 entries not sent yet");
        await visitor.PassesAccessibilityCheckAtBothWidths();
        Assert.DoesNotContain(await phone.Keeps(), row => row.Contains("people:", StringComparison.Ordinal));

        // The right PIN is not asked for, and the network alone is not enough either.
        await phone.Page.ReloadAsync();
        await visitor.IsAt("This device is closed");
        await phone.Network(there: true);
        await phone.Page.ReloadAsync();
        await visitor.IsAt("This device is closed");
        await visitor.Press("Sign in again");
        await visitor.IsAt("Sign in");
        await visitor.Open(DoorDevice.Door);
        await visitor.IsAt("This device is closed");
        await visitor.Press("Sign in again");
        await visitor.Fill("Email address", "hub@demo.example");
        await visitor.Fill("Password", host.Password!);
        await visitor.Press("Sign in");
        await visitor.IsAt("Unlock the register");
        await phone.Unlock();
        Assert.Equal((2, 2, 0, 0), await phone.Sum());
    }

    [Fact]
    public async Task Over_a_weekend_the_names_go_and_what_was_not_sent_stays_and_is_sent()
    {
        await using var host = await RunningHost.Start();
        await DoorDevice.Meeting(host, Known[..2]);
        await using var phone = await DoorDevice.SetUp(host, "Weekend phone", movesClock: true);
        var visitor = phone.Visitor;
        await phone.Network(there: false);
        await phone.OpenSession();
        await phone.Family("Boscastle");
        await phone.NewFamily("Caspian", "Holloway", "01632 960701", "Juniper");
        await phone.Page.Clock.FastForwardAsync(11 * 60 * 1000);
        await visitor.IsAt("Unlock the register");
        Assert.Contains(await phone.Keeps(), row => row.Contains("people:", StringComparison.Ordinal));
        await phone.Page.Clock.FastForwardAsync(60 * 60 * 60 * 1000);
        await Patience.Until(async () => !(await phone.Keeps()).Any(row => row.Contains("people:", StringComparison.Ordinal)));
        await visitor.Sees("3 entries not sent yet");
        await phone.Unlock();
        await visitor.IsAt("Stay and play");
        await visitor.DoesNotSee("Boscastle");
        await visitor.Sees("2 people noted here, whose names are no longer kept");
        await phone.Network(there: true);
        Assert.Equal((4, 4, 0, 0), await phone.Sum());
    }

    [Fact]
    public async Task What_the_browser_keeps_holds_no_name_and_a_handed_over_device_keeps_nothing()
    {
        await using var host = await RunningHost.Start();
        await DoorDevice.Meeting(host, Known[..3]);
        await using var phone = await DoorDevice.SetUp(host, "Shared tablet");
        var visitor = phone.Visitor;
        await visitor.PassesAccessibilityCheckAtBothWidths();
        await phone.Network(there: false);
        await phone.OpenSession();
        await phone.Family("Amberley");
        await phone.NewFamily("Caspian", "Holloway", "01632 960701", "Juniper");
        await visitor.Follow("Raise a safeguarding concern");
        await visitor.Sees("ring 999");
        await visitor.Press("Save concern");
        await visitor.SeesError("seen", "Say what you saw or heard");
        await visitor.PassesAccessibilityCheckAtBothWidths();
        await visitor.Fill("What did you see or hear?", "Cuthbertson: a bruise on the cheek");
        await visitor.Choose("What are you worried about?", "Physical");
        await visitor.Choose("Is somebody in danger now?", "No");
        await visitor.Press("Save concern");
        await visitor.IsAt("The concern is saved");
        await visitor.Sees("nobody is told so far");

        var kept = await phone.Keeps();
        Assert.Equal(4, kept.Count(row => row.StartsWith("entries ", StringComparison.Ordinal)));
        foreach (var word in (string[])["Amberley", "Boscastle", "Cuthbertson", "Caspian", "Holloway", "Juniper", "01632", "bruise", "Robin", DoorDevice.Pin])
            Assert.DoesNotContain(kept, row => row.Contains(word, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(kept.Count(row => row.Contains("nonce", StringComparison.Ordinal)), kept.Where(row => row.Contains("nonce", StringComparison.Ordinal)).Select(row => row[row.IndexOf("nonce", StringComparison.Ordinal)..][..24]).Distinct().Count());

        await phone.Network(there: true);
        await visitor.Sees("0 not sent yet, last sent");
        Assert.Equal("1", Assert.Single(Rows.Of(host, "SELECT CAST(COUNT(*) AS TEXT) FROM families_concern WHERE seen LIKE 'Cuthbertson: a bruise%'")));
        await phone.Page.EvaluateAsync("location.hash = '#hand-over'");
        await visitor.IsAt("Hand over this device");
        await visitor.PassesAccessibilityCheckAtBothWidths();
        await visitor.Press("End this device");
        await visitor.IsAt("This device is handed over");
        await visitor.Sees("0 entries were not sent");
        Assert.Empty(await phone.Keeps());
        Assert.Equal("HandedOver", Assert.Single(Rows.Of(host, "SELECT ended_code FROM familyhubs_device WHERE name = 'Shared tablet'")));
    }

    private static int Number(RunningHost host, string sql) => int.Parse(Assert.Single(Rows.Of(host, sql)), CultureInfo.InvariantCulture);
}
