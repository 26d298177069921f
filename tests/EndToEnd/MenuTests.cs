using AngleSharp.Dom;
using Neighbourhood.EndToEnd.Browser;
using Xunit;

namespace Neighbourhood.EndToEnd;

/// <summary>The menu, which every module adds its own lines to.</summary>
public sealed class MenuTests(DemoHost demo) : IClassFixture<DemoHost>
{
    [Theory]
    [InlineData("chair")]
    [InlineData("coordinator")]
    [InlineData("safeguarding")]
    [InlineData("hub")]
    [InlineData("midwife")]
    [InlineData("healthvisitor")]
    [InlineData("peercoordinator")]
    [InlineData("peersupervisor")]
    [InlineData("peersupporter")]
    [InlineData("dataquality")]
    [InlineData("ig")]
    [InlineData("operator")]
    public async Task No_line_of_the_menu_stands_twice(string account)
    {
        using var session = await Session.SignIn(demo.Host, account);
        var menu = (await session.Get("/")).Document.QuerySelectorAll("nav[aria-label=Menu] a");
        Assert.NotEmpty(menu);
        Assert.Equal(menu.Length, menu.Select(line => line.GetAttribute("href")).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(menu.Length, menu.Select(line => line.Text().Trim()).Distinct(StringComparer.Ordinal).Count());
    }
}
