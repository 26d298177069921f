using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.FamilyHubs.Offer;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Offer;

public sealed class AgesTests
{
    [Theory]
    [InlineData(null, false, null)]
    [InlineData("birth", false, 0)]
    [InlineData("18 months", false, 18)]
    [InlineData("18m", true, 18)]
    [InlineData("2", false, 24)]
    [InlineData("2 years", true, 35)]
    [InlineData("3 years 6 months", true, 42)]
    public void Ages_are_read_as_people_write_them(string? typed, bool through, int? months)
    {
        Assert.True(Ages.TryRead(typed, through, out var read));
        Assert.Equal(months, read);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("-2")]
    [InlineData("two years")]
    [InlineData("999999999999 years")]
    [InlineData("years")]
    public void What_is_no_age_is_not_read(string typed) => Assert.False(Ages.TryRead(typed, false, out _));

    [Fact]
    public void What_is_shown_in_a_form_is_read_as_the_same_again() =>
        Prop.ForAll((from months in Gen.Choose(0, 1100) from through in Gen.Elements(true, false) select (months, through)).ToArbitrary(),
            x => Ages.TryRead(Ages.Typed(x.months, x.through), x.through, out var read) && read == x.months).QuickCheckThrowOnFailure();

    [Fact]
    public void In_words_an_upper_age_takes_its_whole_year_in()
    {
        Assert.Equal("Birth to 4 years", Ages.InWords(0, 59));
        Assert.Equal("18 months to 3 years 6 months", Ages.InWords(18, 42));
        Assert.Equal("Up to 9 months", Ages.InWords(null, 9));
        Assert.Equal("From 5 years", Ages.InWords(60, null));
        Assert.Equal("Any age", Ages.InWords(null, null));
    }
}
