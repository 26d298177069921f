using System.Text;
using Microsoft.Playwright;
using Neighbourhood.EndToEnd.Browser;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.EndToEnd;

/// <summary>Somebody who is expecting, with a phone and nothing but its keys, asks for a midwife; the midwife finds it and speaks to her.</summary>
public sealed class FamilyIsExpectingTests(DemoHost demo) : IClassFixture<DemoHost>
{
    [Fact]
    public async Task A_family_asks_for_a_midwife_by_the_keys_alone_and_the_pregnancy_is_there_when_she_was_spoken_to()
    {
        await using (var family = await Visitor.Come(demo.Host, 390))
        {
            await family.Open("/");
            await family.FollowTo("Ask a midwife to contact you");
            await family.IsAt("Expecting a baby?");
            await family.PassesAccessibilityCheckAtBothWidths();
            await family.Picture("expecting-390");

            await family.PressByKeyboard("Send");
            await family.Sees("Choose how old you are");
            await family.PassesAccessibilityCheck();
            await family.Picture("expecting-wrong-390");
            await Types(family, "First name", "Ottoline");
            await Types(family, "Family name", "Quillfeather");
            await Chooses(family, "Age", "Older");
            await Chooses(family, "By", "Text");
            await Types(family, "Your telephone number or email address", "07700 900744");
            await Types(family, "When is it safe?", "Any time");
            await family.PressByKeyboard("Send");
            await family.IsAt("Thank you");
            await family.PassesAccessibilityCheck();
            await family.Picture("expecting-sent-390");
        }

        await using var midwife = await Visitor.SignIn(demo.Host, "midwife", 390);
        await midwife.Open("/antenatal/requests");
        await midwife.DoesNotSee("Ottoline");
        await midwife.PassesAccessibilityCheckAtBothWidths();
        await midwife.Picture("requests-390");
        var id = Assert.Single(Rows.Of(demo.Host, "SELECT id FROM antenatal_self_referral WHERE first_name = 'Ottoline'"));
        var row = midwife.Page.Locator($"form[action*='{id}'] button");
        await midwife.Reloads(() => row.ClickAsync());
        await midwife.IsAt("Ottoline Quillfeather");
        await midwife.Sees("By text message: 07700 900744");
        await midwife.PassesAccessibilityCheckAtBothWidths();
        await midwife.Press("Note a try");
        await midwife.IsAt("Note a try");
        await midwife.PassesAccessibilityCheckAtBothWidths();
        await midwife.Choose("Telephone call");
        await midwife.Choose("Did she answer?", "Yes");
        await midwife.Press("Note this try");
        await midwife.Sees("It is noted that she answered");
        await midwife.PassesAccessibilityCheck();
        await midwife.Picture("request-heard-390");
        await midwife.Press("I spoke to her: note her pregnancy");
        await midwife.IsAt("You spoke to her");
        await midwife.PassesAccessibilityCheckAtBothWidths();
        await midwife.Press("Note her pregnancy");
        await midwife.Sees("Choose who she is, or say that she is new");
        await midwife.Choose("She is new");
        await midwife.Fill("Postcode", "M33 4ND");
        await midwife.Choose("May we tell her midwife, health visitor and GP that we work with her?", "Ask her later");
        await midwife.FillDate("First day of her last period", DateOnly.FromDateTime(DateTime.UtcNow.AddDays(-63)));
        await midwife.Choose("Did she give birth before?", "No");
        await midwife.Choose("Does she expect more than one baby?", "Not known yet");
        await midwife.Choose("May others who work with her family know that she is expecting?", "No");
        await midwife.Choose("May her GP know?", "Yes");
        await midwife.PassesAccessibilityCheckAtBothWidths();
        await midwife.Picture("spoke-390");
        await midwife.Press("Note her pregnancy");
        await midwife.Sees("Her pregnancy is noted");
        await midwife.DoesNotSee("07700 900744");
        await midwife.PassesAccessibilityCheckAtBothWidths();
        await midwife.Picture("request-spoke-390");
        Assert.Equal(["SelfReferral"], Rows.Of(demo.Host, $"SELECT p.source FROM antenatal_pregnancy p JOIN families_person f ON f.id = p.person_id WHERE p.self_referral_id = '{id}' AND f.first_name = 'Ottoline' AND p.agreed_edd IS NOT NULL"));
        Assert.Empty(Rows.Of(demo.Host, $"SELECT id FROM antenatal_self_referral WHERE id = '{id}' AND reach_value IS NOT NULL"));
    }

    [Theory]
    [InlineData(320, false)]
    [InlineData(1280, true)]
    public async Task The_page_needs_no_script_and_fits_an_old_phone(int width, bool script)
    {
        await using var family = await Visitor.Come(demo.Host, width, script);
        Assert.Equal(200, await family.Open("/antenatal/expecting"));
        await family.DoesNotScrollSideways();
        await family.Choose("16 or over");
        await family.Choose("An email");
        await family.Fill("Your telephone number or email address", "wren@demo.example");
        await family.Fill("When is it safe?", "Mornings");
        await family.Press("Send");
        await family.IsAt("Thank you");
        await family.DoesNotScrollSideways();
        if (script) await family.PassesAccessibilityCheck();
        await family.Picture($"expecting-{width}");
    }

    [Fact]
    public async Task The_page_with_its_styles_is_under_100_kB_as_sent()
    {
        await using var host = await RunningHost.Start(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["ASPNETCORE_FORWARDEDHEADERS_ENABLED"] = "true",
            ["ReloadStaticAssetsAtRuntime"] = "false",
        });
        using var http = new HttpClient { BaseAddress = host.Address };
        http.DefaultRequestHeaders.Add("Accept-Encoding", "gzip, br");
        http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        var html = await http.GetByteArrayAsync(new Uri("/antenatal/expecting", UriKind.Relative));
        Assert.Contains("midwife", Encoding.UTF8.GetString(html), StringComparison.Ordinal);
        using var nobody = Session.Anonymous(host, secure: true);
        var sent = html.Length;
        foreach (var link in (await nobody.Get("/antenatal/expecting")).Document.QuerySelectorAll("link[rel=stylesheet], script[src]"))
            sent += (await http.GetByteArrayAsync(new Uri(link.GetAttribute("href") ?? link.GetAttribute("src")!, UriKind.Relative))).Length;
        Assert.True(sent is > 20_000 and < 100_000, $"{sent} bytes");
    }

    private static async Task Types(Visitor visitor, string label, string text)
    {
        await visitor.TabTo(visitor.Page.GetByLabel(label, new() { Exact = true }));
        await visitor.Page.Keyboard.TypeAsync(text);
    }

    /// <summary>The Tab key goes to the first of a group where none is chosen; the arrows go on, and the space bar chooses.</summary>
    private static async Task Chooses(Visitor visitor, string name, string value)
    {
        var wanted = visitor.Page.Locator($"input[name={name}][value={value}]");
        await visitor.TabTo(visitor.Page.Locator($"input[name={name}]").First);
        for (var presses = 0; presses < 6 && !await wanted.EvaluateAsync<bool>("element => element === document.activeElement"); presses++) await visitor.Page.Keyboard.PressAsync("ArrowDown");
        await visitor.Page.Keyboard.PressAsync("Space");
        await Assertions.Expect(wanted).ToBeCheckedAsync();
    }
}
