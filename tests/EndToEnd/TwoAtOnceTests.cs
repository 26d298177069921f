using Microsoft.Playwright;
using Neighbourhood.EndToEnd.Browser;
using Xunit;

namespace Neighbourhood.EndToEnd;

/// <summary>Two people change the same thing, and one person presses twice.</summary>
public sealed class TwoAtOnceTests(DemoHost demo) : IClassFixture<DemoHost>
{
    [Fact]
    public async Task A_stale_edit_is_shown_as_a_conflict()
    {
        await using var first = await Visitor.SignIn(demo.Host, "hub");
        await using var second = await Visitor.SignIn(demo.Host, "hub");
        using (var hub = await Session.SignIn(demo.Host, "hub")) await first.Open(await Arranged.Registered(hub, "Saltbourne"));
        await first.FollowTo("Wren Saltbourne");
        var edit = $"/families/people/{first.Page.Url[^36..]}/edit";
        await first.Open(edit);
        await second.Open(edit);
        await first.Fill("Family name", "Saltbourne-Reed");
        await first.Press("Save");
        await first.IsAt("Wren Saltbourne-Reed");

        var liked = second.Page.GetByLabel("What they like to be called");
        await liked.FillAsync("Jenny");
        await second.Press("Save");
        await Assertions.Expect(second.Page.Locator(".nhsuk-error-summary")).ToBeFocusedAsync();
        var both = second.Page.GetByRole(AriaRole.Table);
        await Assertions.Expect(both).ToContainTextAsync("Saltbourne-Reed");
        await Assertions.Expect(both).ToContainTextAsync("Jenny");
        await Assertions.Expect(liked).ToHaveValueAsync("Jenny");
        await second.PassesAccessibilityCheckAtBothWidths();

        // Both are on the page: pressing again is a choice.
        await second.Fill("Family name", "Saltbourne-Reed");
        await second.Press("Save");
        await second.IsAt("Jenny Saltbourne-Reed");
        await first.Page.ReloadAsync();
        await first.Sees("Jenny Saltbourne-Reed");
    }

    [Fact]
    public async Task Notes_that_two_consoles_wrote_are_both_shown()
    {
        using var arranged = await Arranged.FirstItemOpen(demo.Host);
        await using var first = await Visitor.SignIn(demo.Host, "chair");
        await using var second = await Visitor.SignIn(demo.Host, "chair");
        await first.Open(arranged.Console);
        await second.Open(arranged.Console);
        await first.Fill("What does the family say?", "Warmth first.");
        await first.Press("Save notes");
        await Assertions.Expect(first.Page.GetByLabel("What does the family say?")).ToHaveValueAsync("Warmth first.");

        await second.Fill("What does the family say?", "Somebody to talk to.");
        await second.Press("Save notes");
        await second.Sees("Both stand below");
        await Assertions.Expect(second.Page.GetByRole(AriaRole.Table).First).ToContainTextAsync("Warmth first.");
        await Assertions.Expect(second.Page.GetByLabel("What does the family say?")).ToHaveValueAsync("Somebody to talk to.");
        await second.PassesAccessibilityCheckAtBothWidths();
        await second.Fill("What does the family say?", "Warmth first, and somebody to talk to.");
        await second.Press("Save notes");
        await second.Open(arranged.Console);
        await Assertions.Expect(second.Page.GetByLabel("What does the family say?")).ToHaveValueAsync("Warmth first, and somebody to talk to.");
    }

    [Fact]
    public async Task A_double_click_does_nothing_twice()
    {
        await using var hub = await Visitor.SignIn(demo.Host, "hub");
        await hub.Open("/families/households/new");
        await hub.Page.GetByLabel("First name").First.FillAsync("Marten");
        await hub.Page.GetByLabel("Family name").First.FillAsync("Doubleday");
        await hub.Choose("No fixed address");
        await hub.Choose("A way to reach you", "Email");
        await hub.Fill("Number or address", "marten@demo.example");
        await hub.Choose("May we tell your midwife, health visitor and GP?", "Ask me later");
        await hub.Button("Register family").DblClickAsync();
        await hub.Sees("Where they live");
        await hub.Open("/families");
        await hub.Fill("Find a family that you work with", "Doubleday");
        await hub.Press("Find");
        await Assertions.Expect(hub.Page.GetByRole(AriaRole.Table).GetByRole(AriaRole.Link)).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task The_same_form_sent_twice_at_once_makes_one_thing()
    {
        await using var coordinator = await Visitor.SignIn(demo.Host, "coordinator");
        await coordinator.Open("/mdt/meetings/new");
        await coordinator.Select("Which team?", Arranged.Team);
        await coordinator.Fill("Title", "Only once");
        await coordinator.FillDate("When will it be held?", DateOnly.FromDateTime(DateTime.UtcNow.AddDays(3)));
        await coordinator.Fill("When does it start?", "2pm");
        await coordinator.Fill("Where?", "Room 1");
        var answers = await coordinator.Page.EvaluateAsync<string[]>("""
            async () => {
                const form = document.querySelector('main form')
                const body = new URLSearchParams(new FormData(form))
                const sent = [1, 2, 3].map(() => fetch(location.href, { method: 'POST', body }))
                return (await Promise.all(sent)).map(answer => `${answer.status} ${new URL(answer.url).pathname}`)
            }
            """);
        Assert.Single(answers.Distinct(StringComparer.Ordinal));
        Assert.StartsWith("200 /mdt/meetings/0", answers[0], StringComparison.Ordinal);
        await coordinator.Open("/mdt/meetings");
        await Assertions.Expect(coordinator.Page.GetByRole(AriaRole.Link, new() { Name = "Only once" })).ToHaveCountAsync(1);
    }
}
