using Neighbourhood.EndToEnd.Browser;
using Xunit;

namespace Neighbourhood.EndToEnd;

/// <summary>Somebody from a charity is invited to one item, and tries every door that they may have heard of.</summary>
public sealed class InvitedAttendeeTests(DemoHost demo) : IClassFixture<DemoHost>
{
    private const string Task = "Bring a heater from the charity's store";

    [Fact]
    public async Task An_invited_attendee_tries_to_see_more()
    {
        using var arranged = await Arranged.ListOpen(demo.Host);
        await arranged.Invite(Arranged.First);
        var (mine, other) = (arranged.Families[Arranged.First], arranged.Families[Arranged.Second]);
        var myItem = $"/mdt/invited/{mine.Item}";

        await using var guest = await Visitor.SignIn(demo.Host, "invited");
        Assert.Equal(404, await guest.Open(myItem)); // the list is still open: nothing to see yet
        await arranged.Coordinator.Press(arranged.Meeting, "Close the list");

        await guest.Open("/mdt/invited");
        await guest.PassesAccessibilityCheckAtBothWidths();
        await guest.Page.Locator($"a[href='{myItem}']").ClickAsync();
        await guest.Sees(Arranged.First);
        await guest.Sees("Get the heating on this week.");
        foreach (var hidden in (string[])["QX1 1AA", "01632", "The heating has been off", "A warm room", Arranged.Second]) await guest.DoesNotSee(hidden);
        await guest.PassesAccessibilityCheckAtBothWidths();

        string[] doors =
        [
            arranged.Meeting, arranged.Console, arranged.ConsoleOf(Arranged.First), $"{arranged.Meeting}/minutes", $"{arranged.Meeting}/minutes/recipients", $"{arranged.Meeting}/pack", $"{arranged.Meeting}/pack/print", $"{arranged.Meeting}/cancel", "/mdt/meetings", "/mdt/meetings/new",
            $"/mdt/items/{mine.Item}/invite", $"/mdt/items/{mine.Item}/conflict", $"/mdt/invited/{other.Item}",
            mine.Household, other.Household, mine.Case, other.Case, "/mdt/cases", mine.Referral, other.Referral, $"{mine.Referral}/accept",
            "/mdt/referrals", "/mdt/referrals/inbox", "/mdt/referrals/new", "/mdt/teams", "/families", "/families/households/new", "/families/concerns",
            "/access/accounts", "/access/audit",
        ];
        await TriesInVain(guest, doors);

        await arranged.Begin();
        Assert.Equal(200, await guest.Open(myItem)); // it is being discussed
        await arranged.Discuss(Arranged.First, "We want a warm room.", Task, "Gideon Larkspur");

        // The item has ended: their own action is all that is left.
        await TriesInVain(guest, [.. doors, myItem]);
        await guest.Open("/mdt/invited");
        Assert.Equal(0, await guest.Page.Locator($"a[href='{myItem}']").CountAsync());
        await guest.Open("/mdt/actions");
        await guest.Sees(Task);
        await guest.PassesAccessibilityCheckAtBothWidths();
        await guest.Follow($"Done: {Task}");
        await guest.Fill("What was done?", "Brought on Tuesday.");
        await guest.Press("Mark as done");
        await guest.DoesNotSee(Arranged.Second);
    }

    private static async Task TriesInVain(Visitor guest, IReadOnlyList<string> doors)
    {
        var open = new List<string>();
        foreach (var door in doors)
        {
            var status = await guest.Open(door);
            if (status is not (403 or 404)) open.Add($"{status} {door}");
        }
        Assert.True(open.Count == 0, "An invited attendee opened:\n" + string.Join("\n", open));
    }
}
