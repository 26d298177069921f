using Microsoft.Playwright;
using Neighbourhood.EndToEnd.Browser;
using Xunit;

namespace Neighbourhood.EndToEnd;

/// <summary>Every page that a role reaches by its links: nothing that axe finds, on a desk and on a phone.</summary>
public sealed class AccessibilityTests(DemoHost demo) : IClassFixture<DemoHost>
{
    private static readonly string[] Accounts = ["chair", "coordinator", "hub", "hubmanager", "gp", "safeguarding", "ig", "operator", "invited", "familyhelp", "midwife", "healthvisitor", "peercoordinator", "peersupervisor", "peersupporter"];

    [Fact]
    public async Task Every_page_that_a_role_reaches_passes_the_accessibility_check()
    {
        var (faults, seen) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var account in Accounts)
        {
            using var session = await Session.SignIn(demo.Host, account);
            var pages = await Walk.All(session, ofEachShape: 1);
            Assert.True(pages.Count > 5, $"{account} reaches only {string.Join(", ", pages.Select(p => p.Path))}");
            await using var visitor = await Visitor.SignIn(demo.Host, account);
            await Axe.IsIn(visitor.Page);
            // What two roles reach alike, and what differs in its words alone, is looked at once.
            foreach (var page in pages.Where(p => seen.Add(Walk.Kind(p)))) await Check(visitor, page.Path, faults);
        }
        Assert.True(faults.Count == 0, string.Join("\n\n", faults));
        Assert.True(seen.Count > 250, $"only {seen.Count} kinds of pages were met");
    }

    private static async Task Check(Visitor visitor, string path, List<string> faults)
    {
        try
        {
            await visitor.Open(path);
            await visitor.PassesAccessibilityCheck();
            // The journeys check both widths on the pages that they pass; all of them would take longer than a full run may.
            await visitor.Page.SetViewportSizeAsync(390, 844);
            await visitor.DoesNotScrollSideways();
            await visitor.Page.SetViewportSizeAsync(1280, 900);
        }
        catch (Exception found) when (found is Xunit.Sdk.XunitException or PlaywrightException)
        {
            faults.Add($"{path}: {found.Message}");
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/help")]
    [InlineData("/privacy")]
    [InlineData("/accessibility")]
    [InlineData("/access/sign-in")]
    public async Task Every_page_for_everybody_passes_the_accessibility_check(string path)
    {
        await using var visitor = await Visitor.Come(demo.Host);
        Assert.Equal(200, await visitor.Open(path));
        await visitor.PassesAccessibilityCheckAtBothWidths();
    }

    /// <summary>The check itself: what is wrong on purpose is found, also by a rule that has to reckon with colours.</summary>
    [Fact]
    public async Task A_fault_that_is_put_on_a_page_is_found()
    {
        await using var visitor = await Visitor.Come(demo.Host);
        await visitor.Open("/help");
        await visitor.Page.EvaluateAsync("""
            () => {
                const main = document.querySelector('main');
                main.append(document.createElement('img'));
                const faint = document.createElement('p');
                faint.textContent = 'Hardly to be read';
                faint.style.color = '#ddd';
                main.append(faint);
            }
            """);
        var found = await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(visitor.PassesAccessibilityCheck);
        Assert.Contains("image-alt", found.Message, StringComparison.Ordinal);
        Assert.Contains("color-contrast", found.Message, StringComparison.Ordinal);
    }
}
