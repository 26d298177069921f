using Microsoft.Playwright;
using Neighbourhood.EndToEnd.Browser;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.EndToEnd;

/// <summary>A whole meeting of ten families, from who is here to the approved minutes, by a chair who has no mouse.</summary>
public sealed class ChairByKeyboardTests
{
    private const int Families = 10;

    [Fact]
    public async Task A_chair_takes_ten_families_through_a_meeting_by_the_keyboard_alone()
    {
        await using var host = await RunningHost.Start();
        var meeting = TenOnTheList(host);
        await using var chair = await Visitor.SignIn(host, "chair");
        await chair.Open($"/mdt/meetings/{meeting}/console");
        foreach (var name in (string[])["Dr Ada Fennimore", "Dr Cosmo Lightwater", "Delphine Marlowe", "Ezra Thistledown"]) await chair.PressByKeyboard($"Here: {name}");
        await chair.Sees("Quorate. Here:");
        await chair.PressByKeyboard("Start the meeting");

        var met = new HashSet<string>(StringComparer.Ordinal);
        for (var number = 1; number <= Families; number++)
        {
            met.Add((await chair.Page.Locator("#family-heading").TextContentAsync())!.Trim());
            await TalkAbout(chair, number);
        }
        Assert.Equal(Families, met.Count);
        await chair.Sees("No family is left on the list");
        await chair.PressByKeyboard("Finish the meeting");
        await chair.IsAt("Minutes: Case meeting");
        await Assertions.Expect(chair.Page.GetByText("Decision: Continue the plan")).ToHaveCountAsync(Families);
        await chair.PassesAccessibilityCheckAtBothWidths();
        await chair.PressByKeyboard("Approve the minutes");
        await chair.Sees("Minutes approved");
    }

    /// <summary>Start, the family's voice, a decision, an action or none by turns, and on to the next.</summary>
    private static async Task TalkAbout(Visitor chair, int number)
    {
        var keys = chair.Page.Keyboard;
        await chair.Reloads(() => keys.PressAsync("Control+Enter"));
        await Assertions.Expect(chair.Button("Pause the clock")).ToBeVisibleAsync();

        await keys.PressAsync("Alt+Shift+KeyV");
        await keys.TypeAsync($"One person to ring, says family {number}.");
        await keys.PressAsync("Alt+Shift+KeyD");
        await Assertions.Expect(chair.Page.GetByLabel("What was decided?")).ToBeFocusedAsync();
        await keys.PressAsync("ArrowDown");
        await chair.PressByKeyboard("Add the decision");
        await chair.Sees("Take off: Continue the plan");

        if (number % 2 == 0)
        {
            await keys.PressAsync("Alt+Shift+KeyN");
            await keys.TypeAsync("All that was agreed is under way.");
            await chair.PressByKeyboard("Save: no action");
        }
        else
        {
            await keys.PressAsync("Alt+Shift+KeyA");
            await keys.TypeAsync("Ring the energy fund");
            await keys.PressAsync("Tab");
            await Assertions.Expect(chair.Page.GetByLabel("Who will do it?")).ToBeFocusedAsync();
            await keys.PressAsync("ArrowDown");
            await chair.PressByKeyboard("Add the action");
            await chair.Sees("Take off: Ring the energy fund");
        }

        // Who was talked about before is asked how things are since then.
        var better = chair.Page.GetByRole(AriaRole.Group, new() { Name = "How are things since the last review?" }).GetByLabel("Better");
        if (await better.CountAsync() > 0)
        {
            await chair.TabTo(better);
            await keys.PressAsync("Space");
            await Assertions.Expect(better).ToBeCheckedAsync();
        }
        await chair.Reloads(() => keys.PressAsync("Control+Enter"));
        await Assertions.Expect(chair.Page.Locator(".nbh-console__agenda").GetByText("Discussed", new() { Exact = true })).ToHaveCountAsync(number);
    }

    /// <summary>Puts the demo's other families on the list of today's meeting; answers its id.</summary>
    private static string TenOnTheList(RunningHost host)
    {
        var meeting = Rows.Of(host, $"SELECT m.id FROM mdt_meeting m JOIN mdt_team t ON t.id = m.mdt_id WHERE t.name = '{Arranged.Team}' AND m.status = 'ListClosed'").Single();
        var listed = Rows.Of(host, $"SELECT id FROM mdt_item WHERE meeting_id = '{meeting}' AND status = 'Listed'").Count;
        var others = Rows.Of(host, $"""
            SELECT c.id FROM mdt_case c JOIN mdt_meeting m ON m.mdt_id = c.mdt_id AND m.id = '{meeting}'
            WHERE c.closed_on IS NULL AND NOT EXISTS (SELECT 1 FROM mdt_item i WHERE i.meeting_id = m.id AND i.case_id = c.id AND i.status <> 'Removed')
            """);
        Assert.True(listed + others.Count >= Families, $"the demo has only {listed} families on the list and {others.Count} others");
        foreach (var (other, index) in others.Take(Families - listed).Select((other, index) => (other, index)))
            Rows.Write(host, $"""
                INSERT INTO mdt_item (id, meeting_id, case_id, place, slot_minutes, presenter_user_id, carried_over, late, status, version)
                SELECT '{Guid.CreateVersion7()}', '{meeting}', c.id, {100 + index}, 12, c.lead_user_id, 0, 0, 'Listed', 1 FROM mdt_case c WHERE c.id = '{other}'
                """);
        return meeting;
    }
}
