using Microsoft.Playwright;
using Neighbourhood.EndToEnd.Browser;
using Xunit;

namespace Neighbourhood.EndToEnd;

/// <summary>The meeting of today that the demo has ready, run half way: what a newcomer does first, and what the README's picture shows.</summary>
public sealed class DemoMeetingTests(DemoHost demo) : IClassFixture<DemoHost>
{
    [Fact]
    public async Task The_demos_meeting_of_today_is_run_half_way()
    {
        using var session = await Session.SignIn(demo.Host, "chair");
        var meetings = await session.Get("/mdt/meetings");
        var today = meetings.Document.QuerySelectorAll("tr").Single(r => r.TextContent.Contains("List closed", StringComparison.Ordinal)).QuerySelector("a")!.GetAttribute("href")!;
        var console = $"{today}/console";
        foreach (var name in (string[])["Dr Ada Fennimore", "Dr Cosmo Lightwater", "Delphine Marlowe", "Ezra Thistledown"]) await session.Press(console, $"Here: {name}");
        await session.Press(console, "Apologies: Fern Abernathy-Quill");
        await session.Press(console, "Start the meeting");
        await session.Press(console, "Start this item");
        await session.Press(console, "Add the decision", ("Code", "ContinuePlan"), ("AgreedWithFamily", "true"), ("FamilyVoice", "It is good that somebody rings."));
        await session.Press(console, "Add the action", ("Text", "Ask the school which days were missed"), ("OwnerUserId", await OwnerOf(session, console, "Ezra Thistledown")));
        await session.Press(console, "Close the item");
        await session.Press(console, "Start this item");

        await using var chair = await Visitor.SignIn(demo.Host, "chair");
        await chair.Page.Clock.InstallAsync(new() { TimeDate = DateTime.UtcNow });
        await chair.Open(console);
        await chair.Fill("What does the family say?", "A warm room for the baby before it snows, and one person to ring.");
        await chair.Page.GetByLabel("Update").FillAsync("Delphine saw the baby yesterday: he is well, but the bedroom had 12 degrees. The meter takes no card since the last tenant left.");
        await chair.Select("What was decided?", "Step up to Family Help");
        await chair.Choose("Agreed with the family");
        await chair.Press("Add the decision");
        await chair.Fill("What is to be done?", "Ring the energy fund with the father");
        await chair.Select("Who will do it?", "Delphine Marlowe");
        await chair.Press("Add the action");
        await chair.Sees("Step up to Family Help (agreed with the family)");
        // The page that the last press leads to, and not the one before it: its clock is the one that is moved.
        await chair.Sees("Ring the energy fund with the father: Delphine Marlowe");
        await chair.IsLoaded();
        await chair.Page.Clock.FastForwardAsync("07:12");
        await Assertions.Expect(chair.Page.Locator(".nbh-clock")).ToContainTextAsync("7:");
        await chair.PassesAccessibilityCheckAtBothWidths();
        await chair.Page.SetViewportSizeAsync(1280, 1300);
        await chair.Picture("console", wholePage: false);
        await chair.Page.SetViewportSizeAsync(390, 1300);
        await chair.DoesNotScrollSideways();
        await chair.Picture("console-390", wholePage: false);
    }

    private static async Task<string> OwnerOf(Session chair, string console, string name) =>
        (await chair.Get(console)).Document.QuerySelectorAll("select[name=OwnerUserId] option").Single(o => o.TextContent.Contains(name, StringComparison.Ordinal)).GetAttribute("value")!;
}
