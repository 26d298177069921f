namespace Neighbourhood.Design.Tests;

public sealed class BarTests
{
    [Theory]
    [InlineData(0, 10, "0")]
    [InlineData(5, 10, "50")]
    [InlineData(1, 3, "33.33")]
    [InlineData(20, 10, "100")]
    public async Task A_bar_is_as_long_as_its_share_and_is_not_read_out(int value, int most, string width)
    {
        var html = await new Tag(new NhsBar { Value = value, Most = most }).Render();
        Assert.Contains($"width=\"{width}\"", html, StringComparison.Ordinal);
        Assert.Contains("aria-hidden=\"true\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("style", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, 10)]
    [InlineData(3, 0)]
    public async Task What_is_hidden_has_no_bar(int? value, int most) => Assert.DoesNotContain("svg", await new Tag(new NhsBar { Value = value, Most = most }).Render(), StringComparison.Ordinal);
}
