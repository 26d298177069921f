using Neighbourhood.FamilyHubs.Offer;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Offer;

public sealed class CodesTests
{
    [Fact]
    public void Every_code_has_words_and_stands_once()
    {
        string[] categories = [.. Codes.Categories.SelectMany(g => g.Categories).Select(c => c.Code)];
        Assert.Equal(categories.Length, categories.Distinct(StringComparer.Ordinal).Count());
        Assert.All(categories, c => Assert.True(c.Length <= 60));
        Assert.Equal(13, Codes.Access.Select(c => c.Code).Distinct(StringComparer.Ordinal).Count());
        Assert.All(Enum.GetValues<Audience>(), a => Assert.Equal(a, Codes.AudienceOf(Codes.Code(a))));
        Assert.All(Enum.GetValues<Strand>(), s => Assert.NotEmpty(Codes.Label(s)));
        Assert.Equal("Fathers and male carers", Codes.Label(Audience.Fathers));
        Assert.Equal("Something else", Codes.Category("Something else"));
    }

    [Fact]
    public void The_age_bands_follow_one_another_without_a_gap()
    {
        Assert.Equal(["0-2", "3-5", "6-11", "12-15", "16-18", "19-25"], Codes.Bands.Select(b => b.Code));
        Assert.All(Codes.Bands.Zip(Codes.Bands.Skip(1)), pair => Assert.Equal(pair.First.ToMonths + 1, pair.Second.FromMonths));
    }
}
