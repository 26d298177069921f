using Microsoft.Playwright;
using Neighbourhood.EndToEnd.Browser;
using Xunit;

namespace Neighbourhood.EndToEnd;

/// <summary>Messages to a family: what waits, how it is stopped, and the two people who let it begin again.</summary>
public sealed class ContactTests(DemoHost demo) : IClassFixture<DemoHost>
{
    [Fact]
    public async Task A_message_that_waits_is_held_when_contact_is_stopped_and_two_people_let_it_begin_again()
    {
        const string family = "Larkmoor";
        using var desk = await Session.SignIn(demo.Host, "hub");
        var household = await Arranged.Registered(desk, family);
        var person = (await desk.Get(household)).Document.QuerySelector("main a[href^='/person/']")!.GetAttribute("href")!;
        // As another module would queue it, for two hours from now.
        var message = Guid.CreateVersion7();
        Rows.Write(demo.Host, $"""
            INSERT INTO contact_message (id, person_id, template_code, kind, asked, in_budget, reason_code, field_values, state, due_at, tries, queued_at)
            SELECT '{message}', '{person.Split('/')[2]}', template_code, kind, asked, in_budget, reason_code, field_values, 'Queued', '{DateTime.UtcNow.AddHours(2):yyyy-MM-dd HH:mm:ss.fff}', 0, queued_at
            FROM contact_message WHERE template_code = 'hub-welcome' AND person_id IS NOT NULL ORDER BY id LIMIT 1
            """);

        await using var hub = await Visitor.SignIn(demo.Host, "hub");
        await hub.Open("/contact/outbox");
        var line = hub.Page.Locator("tr").Filter(new() { HasText = family });
        await Assertions.Expect(line).ToContainTextAsync("Waiting to be sent");
        await hub.PassesAccessibilityCheckAtBothWidths();
        await hub.FollowTo($"Wren {family}");
        await hub.Sees("Waiting to be sent");
        await hub.Press("Stop contact");
        await hub.IsAt("Stop contact with");
        await hub.Press("Stop contact now");
        await Assertions.Expect(hub.Page.Locator(".nhsuk-error-summary")).ToBeFocusedAsync();
        await hub.PassesAccessibilityCheckAtBothWidths();
        await hub.Choose("It could put somebody in danger");
        await hub.Fill("What must colleagues know before they ring?", "He reads her telephone. Ring the school instead.");
        await hub.Press("Stop contact now");
        await hub.IsAt($"Wren {family}");
        await hub.Sees("Do not contact, ask first");
        await hub.Sees("Ring the school instead.");
        await hub.PassesAccessibilityCheckAtBothWidths();

        // Its time comes, and it is not sent.
        await desk.Press("/demo/clock", "Move the clock", ("Hours", "3"));
        await Patience.Until(async () => (await desk.Get("/contact/outbox")).Document.QuerySelectorAll("tr").Any(r => r.TextContent.Contains(family, StringComparison.Ordinal) && r.TextContent.Contains("Contact is stopped: ask first", StringComparison.Ordinal)));
        await hub.Open("/contact/outbox?unsent=true");
        await Assertions.Expect(line).ToContainTextAsync("Not sent");
        await Assertions.Expect(line).ToContainTextAsync("Contact is stopped: ask first");

        await using var lead = await Visitor.SignIn(demo.Host, "safeguarding");
        await lead.Open("/contact/holds");
        await lead.PassesAccessibilityCheckAtBothWidths();
        var hold = $"/contact/holds/{Rows.Of(demo.Host, "SELECT id FROM contact_hold ORDER BY id DESC")[0]}";
        await lead.Open(hold);
        await lead.Sees("Ring the school instead.");
        await lead.PassesAccessibilityCheckAtBothWidths();
        await lead.Press("Ask for it");
        await lead.SeesError("Reason", "Say why contact may begin again");
        await lead.PassesAccessibilityCheckAtBothWidths();
        await lead.Fill("Why may contact begin again?", "She has a telephone of her own now.");
        await lead.Press("Ask for it");
        await lead.IsAt("Stopped contact");
        await lead.Sees("Asked for");
        await lead.Open(hold);
        await lead.Sees("Somebody of the other role confirms this.");
        await hub.Open(person);
        await hub.Sees("Do not contact, ask first");
        Assert.Equal(403, await hub.Open(hold));

        await using var keeper = await Visitor.SignIn(demo.Host, "operator");
        await keeper.Open("/contact/holds");
        await keeper.Sees("You can confirm");
        await keeper.PassesAccessibilityCheckAtBothWidths();
        await keeper.Open(hold);
        await keeper.Sees("She has a telephone of her own now.");
        await keeper.PassesAccessibilityCheckAtBothWidths();
        await keeper.Fill("Why may contact begin again?", "The lead is right");
        await keeper.Press("Confirm: let contact begin again");
        await keeper.IsAt("Stopped contact");
        await hub.Open(person);
        await hub.IsAt($"Wren {family}");
        await hub.DoesNotSee("Do not contact, ask first");
        await hub.Sees("Not sent");
    }
}
