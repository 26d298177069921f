using Microsoft.Playwright;
using Neighbourhood.EndToEnd.Browser;
using Xunit;

namespace Neighbourhood.EndToEnd;

/// <summary>The chair's console on a phone, by keyboard alone, with its clock, and without script.</summary>
public sealed class ConsoleTests(DemoHost demo) : IClassFixture<DemoHost>
{
    [Fact]
    public async Task The_console_at_390_wide_and_by_keyboard_alone()
    {
        using var arranged = await Arranged.FirstItemOpen(demo.Host);
        await using var chair = await Visitor.SignIn(demo.Host, "chair", width: 390);
        var keys = chair.Page.Keyboard;
        await chair.Open(arranged.Console);
        await chair.PassesAccessibilityCheck();

        var voice = chair.Page.GetByLabel("What does the family say?");
        await keys.PressAsync("Alt+Shift+KeyV");
        await Assertions.Expect(voice).ToBeFocusedAsync();
        // The letters of the shortcuts, without their modifiers: they are typed, and nothing else happens.
        await keys.TypeAsync("vdanrlc VDANRLC");
        await Assertions.Expect(voice).ToHaveValueAsync("vdanrlc VDANRLC");
        await Assertions.Expect(voice).ToBeFocusedAsync();

        await keys.PressAsync("Alt+Shift+KeyD");
        await Assertions.Expect(chair.Page.GetByLabel("What was decided?")).ToBeFocusedAsync();
        await keys.PressAsync("ArrowDown");
        await chair.TabTo(chair.Button("Add the decision"));
        await keys.PressAsync("Enter");
        await chair.Sees("Take off: Continue the plan");
        await chair.IsLoaded(); // the shortcuts come with the page's scripts

        await keys.PressAsync("Alt+Shift+KeyA");
        await keys.TypeAsync("Ring the energy fund");
        await keys.PressAsync("Tab");
        await Assertions.Expect(chair.Page.GetByLabel("Who will do it?")).ToBeFocusedAsync();
        await keys.PressAsync("ArrowDown");
        await chair.TabTo(chair.Button("Add the action"));
        await keys.PressAsync("Enter");
        await chair.Sees("Take off: Ring the energy fund");
        await chair.IsLoaded();
        await Assertions.Expect(voice).ToHaveValueAsync("vdanrlc VDANRLC");

        await keys.PressAsync("Alt+Shift+KeyR");
        await Assertions.Expect(chair.Page.GetByRole(AriaRole.Group, new() { Name = "Next review" }).GetByLabel("Day")).ToBeFocusedAsync();
        await chair.PassesAccessibilityCheck();
        await keys.PressAsync("Control+Enter");
        await chair.Sees("Start this item");
        await chair.Open(arranged.ConsoleOf(Arranged.First));
        await chair.Sees("Discussed");
        await chair.Sees("Ring the energy fund");
        await chair.PassesAccessibilityCheck();

        // The next item, from its beginning.
        await chair.Open(arranged.ConsoleOf(Arranged.Second));
        await chair.TabTo(chair.Button("Start this item"));
        await keys.PressAsync("Enter");
        await chair.Sees("Pause the clock");
        await chair.TabTo(chair.Page.Locator("summary", new() { HasText = "Defer to the next meeting" }));
        await keys.PressAsync("Enter");
        await chair.TabTo(chair.Page.GetByLabel("Why does it wait?"));
        await keys.TypeAsync("The health visitor is ill");
        await chair.TabTo(chair.Button("Defer"));
        await keys.PressAsync("Enter");
        await chair.Sees("Deferred");
    }

    [Fact]
    public async Task The_clock_of_an_item_says_once_that_its_time_is_used_up_and_closes_nothing()
    {
        using var arranged = await Arranged.FirstItemOpen(demo.Host);
        await using var chair = await Visitor.SignIn(demo.Host, "chair");
        await chair.Page.Clock.InstallAsync(new() { TimeDate = DateTime.UtcNow });
        await chair.Open(arranged.Console);
        var clock = chair.Page.Locator(".nbh-clock");
        await Assertions.Expect(clock.GetByRole(AriaRole.Timer)).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"^\d+:\d\d$"));
        await Assertions.Expect(clock.GetByRole(AriaRole.Timer)).ToHaveAttributeAsync("aria-live", "off");
        var said = clock.Locator("[aria-live=polite]");
        await Assertions.Expect(said).ToHaveTextAsync("");
        await chair.Page.EvaluateAsync("""
            () => { window.timesSaid = 0; new MutationObserver(() => window.timesSaid++).observe(document.querySelector('.nbh-clock [aria-live=polite]'), { childList: true, characterData: true, subtree: true }) }
            """);

        var slot = int.Parse((await clock.GetAttributeAsync("data-slot-minutes"))!, System.Globalization.CultureInfo.InvariantCulture);
        await chair.Page.Clock.FastForwardAsync(TimeSpan.FromMinutes(slot).Add(TimeSpan.FromSeconds(5)).ToString(@"hh\:mm\:ss"));
        await Assertions.Expect(said).ToHaveTextAsync($"The {slot} minutes for this item are used up");
        await Assertions.Expect(clock).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("nbh-clock--over"));
        await chair.Page.Clock.FastForwardAsync("05:00");
        Assert.Equal(1, await chair.Page.EvaluateAsync<int>("window.timesSaid"));
        await chair.PassesAccessibilityCheckAtBothWidths();

        await chair.Press("Pause the clock");
        var shown = await clock.GetByRole(AriaRole.Timer).TextContentAsync();
        await chair.Page.Clock.FastForwardAsync("02:00");
        await Assertions.Expect(clock.GetByRole(AriaRole.Timer)).ToHaveTextAsync(shown!);
        await chair.Open(arranged.Console);
        await chair.Sees("Close the item");
    }

    [Fact]
    public async Task Without_script_an_item_is_closed_by_plain_forms()
    {
        using var arranged = await Arranged.FirstItemOpen(demo.Host);
        await using var chair = await Visitor.SignIn(demo.Host, "chair", script: false);
        await chair.Open(arranged.Console);
        await chair.Sees("Running for 0 of");
        await chair.Press("Close the item");
        await chair.Sees("Record at least one decision");
        await chair.Fill("What does the family say?", "A warm room.");
        await chair.Select("What was decided?", "Clinical advice only");
        await chair.Press("Add the decision");
        await chair.Sees("Take off: Clinical advice only");
        await chair.Fill("Or: why is there no action?", "They only wanted to know the number to ring.");
        await chair.Press("Save: no action");
        await chair.Press("Close the item");
        await chair.Open(arranged.ConsoleOf(Arranged.First));
        await chair.Sees("No action: They only wanted to know the number to ring.");
    }
}
