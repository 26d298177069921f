using Neighbourhood.EndToEnd.Browser;
using Xunit;

namespace Neighbourhood.EndToEnd;

/// <summary>Every page that a role reaches by its links: nothing that axe finds, on a desk and on a phone.</summary>
public sealed class AccessibilityTests(DemoHost demo) : IClassFixture<DemoHost>
{
    [Theory]
    [InlineData("chair")]
    [InlineData("coordinator")]
    [InlineData("hub")]
    [InlineData("safeguarding")]
    [InlineData("ig")]
    [InlineData("operator")]
    [InlineData("invited")]
    public async Task Every_page_that_this_role_reaches_passes_the_accessibility_check(string account)
    {
        using var session = await Session.SignIn(demo.Host, account);
        var paths = (await Walk.All(session, ofEachShape: 1)).Select(p => p.Path).ToList();
        Assert.True(paths.Count > 5, $"{account} reaches only {string.Join(", ", paths)}");

        await using var visitor = await Visitor.SignIn(demo.Host, account);
        var faults = new List<string>();
        foreach (var path in paths)
        {
            await visitor.Open(path);
            try
            {
                await visitor.PassesAccessibilityCheckAtBothWidths();
            }
            catch (Xunit.Sdk.XunitException found)
            {
                faults.Add(found.Message);
            }
        }
        Assert.True(faults.Count == 0, string.Join("\n\n", faults));
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
}
