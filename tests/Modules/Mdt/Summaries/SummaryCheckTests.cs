using Neighbourhood.Mdt.Summaries;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Summaries;

public sealed class SummaryCheckTests
{
    [Theory]
    [InlineData("Sam Okafor", "We saw sam.", true)]
    [InlineData("Sam Okafor", "Sam's nursery", true)]
    [InlineData("Sam Okafor", "The same nursery", false)]
    [InlineData("Zoë Hill", "zoe came", true)]
    [InlineData("Anne-Marie Hill", "Anne came", true)]
    [InlineData("Will Hill", "We will come", false)]
    [InlineData("Will Hill", "Ask Will to come", true)]
    [InlineData("Will Hill", "Will's school", true)]
    [InlineData("May Hill", "by 4 May 2026", false)]
    [InlineData("May Hill", "We asked May", true)]
    public void A_name_is_found_as_a_word_and_a_word_is_no_name(string name, string text, bool found) =>
        Assert.Equal(found, SummaryCheck.Names(text, SummaryCheck.Words(name), []));

    [Fact]
    public void The_readers_own_family_name_says_nothing_of_another() =>
        Assert.False(SummaryCheck.Names("Dear Ada Okafor", SummaryCheck.Words("Sam Okafor"), SummaryCheck.Words("Ada Okafor")));

    [Theory]
    [InlineData("at ZZ9 4AB", true)]
    [InlineData("at 12a Long Sand Lane", true)]
    [InlineData("on 4 March", false)]
    [InlineData("in 2 weeks, on the road to better", false)]
    public void A_place_is_found(string text, bool found) => Assert.Equal(found, SummaryCheck.HoldsPlace(text, null));
}
