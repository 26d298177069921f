using Microsoft.Playwright;
using Neighbourhood.EndToEnd.Browser;
using Xunit;

namespace Neighbourhood.EndToEnd;

/// <summary>Scenario 30 of acceptance.md in a browser: how little it takes a midwife, with her, to link a family to a hub.</summary>
public sealed class AntenatalLinkTests(DemoHost demo) : IClassFixture<DemoHost>
{
    private const int InputsAtMost = 8;
    private const int KeystrokesAtMost = 60;

    /// <summary>Counts over all pages of the tab: every key, and every field and button or link that was touched, each by its name and value.</summary>
    private const string Counting = """
        addEventListener('keydown', () => sessionStorage.setItem('keys', Number(sessionStorage.getItem('keys')) + 1), true);
        const touched = what => sessionStorage.setItem('touched', JSON.stringify([...new Set([...JSON.parse(sessionStorage.getItem('touched') || '[]'), what])]));
        addEventListener('focusin', event => event.target.name && touched(event.target.name + '=' + (/checkbox|radio/.test(event.target.type) ? event.target.value : '')), true);
        addEventListener('change', event => touched(event.target.name + '=' + (/checkbox|radio/.test(event.target.type) ? event.target.value : '')), true);
        addEventListener('click', event => { const press = event.target.closest('a, button, summary'); if (press) touched(press.textContent.trim()); }, true);
        """;

    [Fact]
    public async Task A_midwife_links_a_family_to_a_hub_with_at_most_8_inputs_and_60_keystrokes()
    {
        var pregnancy = Rows.Of(demo.Host, "SELECT id FROM antenatal_pregnancy WHERE status = 'Notified' AND agreed_edd IS NOT NULL ORDER BY agreed_edd DESC")[0];
        await using var midwife = await Visitor.SignIn(demo.Host, "midwife");
        await midwife.Page.AddInitScriptAsync(Counting);
        await midwife.Open("/antenatal");
        await midwife.Reloads(() => midwife.Page.Locator($"a[href='/antenatal/pregnancies/{pregnancy}/hub-link']").First.ClickAsync());
        await midwife.IsAt("Offer a hub");
        await midwife.PassesAccessibilityCheckAtBothWidths();

        // With her: she says yes, two things would help, and her midwife may hear what comes of it.
        await midwife.Choose("Yes, call me");
        await midwife.Choose("Meeting others");
        await midwife.Choose("Feeding the baby");
        await midwife.Choose("Her midwife");
        await midwife.Press("Save");
        await midwife.IsAt("Her link to a hub");
        var (inputs, keys) = (await midwife.Page.EvaluateAsync<string[]>("JSON.parse(sessionStorage.getItem('touched'))"), await midwife.Page.EvaluateAsync<int>("Number(sessionStorage.getItem('keys'))"));
        Assert.True(inputs.Length is > 0 and <= InputsAtMost, string.Join(" | ", inputs));
        Assert.InRange(keys, 0, KeystrokesAtMost);
        await midwife.Sees("Waits for the hub’s answer");
        await midwife.PassesAccessibilityCheckAtBothWidths();

        // A way to reach her is noted on Families' page, which leads back.
        await midwife.FollowTo("Add a way");
        await midwife.Choose("What is it?", "Mobile");
        await midwife.Fill("Number, address or place", "07700 900123");
        await midwife.Choose("Is it safe to leave a message there?", "Yes");
        await midwife.Press("Save");
        await midwife.IsAt("Her link to a hub");

        // The hub has what she chose, and no more.
        await Patience.Until(() => Task.FromResult(Rows.Of(demo.Host, $"SELECT needs FROM familyhubs_link WHERE pregnancy_id = '{pregnancy}'").SequenceEqual(["meeting-others,feeding-the-baby"])));
        Assert.Equal(["midwife"], Rows.Of(demo.Host, $"SELECT back_to FROM familyhubs_link WHERE pregnancy_id = '{pregnancy}'"));

        // By the keyboard alone it stays within the keystrokes too.
        await ByKeyboard(midwife, Rows.Of(demo.Host, "SELECT p.id FROM antenatal_pregnancy p WHERE p.agreed_edd IS NULL AND p.status = 'Notified'")[0]);
    }

    /// <summary>The due date is not known yet: it is said, and the hub is asked all the same.</summary>
    private static async Task ByKeyboard(Visitor midwife, string pregnancy)
    {
        await midwife.Open($"/antenatal/pregnancies/{pregnancy}/hub-link");
        await midwife.Page.EvaluateAsync("sessionStorage.clear()");
        foreach (var label in (string[])["Yes, call me", "Not known yet", "Meeting others", "Her midwife"])
        {
            var box = midwife.Page.GetByLabel(label, new() { Exact = true });
            await midwife.TabTo(box);
            await midwife.Page.Keyboard.PressAsync("Space");
            await Assertions.Expect(box).ToBeCheckedAsync();
        }
        await midwife.PressByKeyboard("Save");
        await midwife.IsAt("Her link to a hub");
        await midwife.Sees("Due month, when it is known");
        Assert.InRange(await midwife.Page.EvaluateAsync<int>("Number(sessionStorage.getItem('keys'))"), 5, KeystrokesAtMost);
    }
}
