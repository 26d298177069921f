using Neighbourhood.FamilyHubs;
using Neighbourhood.FamilyHubs.Offer;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Offer;

public sealed class OfferCodesTests
{
    [Fact]
    public void Every_code_has_words_and_stands_once()
    {
        string[] categories = [.. OfferCodes.Categories.SelectMany(g => g.Categories).Select(c => c.Code)];
        Assert.Equal(categories.Length, categories.Distinct(StringComparer.Ordinal).Count());
        Assert.All(categories, c => Assert.True(c.Length <= 60));
        Assert.Equal(13, Accessibility.OfActivities.Select(c => c.Code).Distinct(StringComparer.Ordinal).Count());
        Assert.All(Enum.GetValues<Audience>(), a => Assert.Equal(a, OfferCodes.AudienceOf(OfferCodes.Code(a))));
        Assert.All(Enum.GetValues<Strand>(), s => Assert.NotEmpty(OfferCodes.Label(s)));
        Assert.Equal("Fathers and male carers", OfferCodes.Label(Audience.Fathers));
        Assert.Equal("Something else", OfferCodes.Category("Something else"));
    }

    [Fact]
    public void The_age_bands_follow_one_another_without_a_gap()
    {
        Assert.Equal(["0-2", "3-5", "6-11", "12-15", "16-18", "19-25"], OfferCodes.Bands.Select(b => b.Code));
        Assert.All(OfferCodes.Bands.Zip(OfferCodes.Bands.Skip(1)), pair => Assert.Equal(pair.First.ToMonths + 1, pair.Second.FromMonths));
    }

    /// <summary>The six groups and 43 categories with which the DfE's directory of family services is seeded.</summary>
    [Fact]
    public void The_categories_are_those_of_the_DfEs_directory()
    {
        Assert.Equal(
            ["Activities, clubs and groups 7", "Family support 12", "Health 5", "Pregnancy, birth and early years 6", "Special educational needs and disabilities (SEND) support 12", "Transport 1"],
            OfferCodes.Categories.Select(g => $"{g.Group} {g.Categories.Count}"));
        Assert.Equal("Perinatal mental health support (pregnancy to one year post birth)", OfferCodes.Category("perinatal-mental-health"));
        Assert.Equal("Autistic Spectrum Disorder (ASD)", OfferCodes.Category("autism"));
    }

    [Fact]
    public void What_an_activity_suits_has_codes_of_its_own()
    {
        Assert.Equal(["autism", "hearing", "visual", "mobility", "cognitive"], Accessibility.Suits.Select(c => c.Code));
        Assert.Empty(Accessibility.Suits.Select(c => c.Code).Intersect(Accessibility.OfActivities.Select(c => c.Code)));
    }
}
