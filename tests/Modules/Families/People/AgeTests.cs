using Neighbourhood.Families.People;
using Xunit;

namespace Neighbourhood.Modules.Families.People;

public sealed class AgeTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Theory]
    [InlineData("2026-02-10", "under 1 month")]
    [InlineData("2026-02-02", "1 month")]
    [InlineData("2025-10-01", "5 months")]
    [InlineData("2024-03-03", "23 months")]
    [InlineData("2024-03-02", "2 years")]
    [InlineData("2008-03-03", "17 years")]
    [InlineData("2008-03-02", "adult")]
    public void An_age_is_said_in_words(string born, string words) =>
        Assert.Equal(words, Age.InWords(DateOnly.Parse(born, System.Globalization.CultureInfo.InvariantCulture), Today));

    [Fact]
    public void Who_is_not_born_is_expected_and_what_is_not_known_is_not_said()
    {
        Assert.Equal("expected", Age.InWords(new DateOnly(2026, 5, 1), Today, unborn: true));
        Assert.Null(Age.InWords(null, Today));
    }
}
