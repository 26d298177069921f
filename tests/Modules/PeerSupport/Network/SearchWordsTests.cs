using Neighbourhood.PeerSupport.Network;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Network;

public sealed class SearchWordsTests
{
    [Theory]
    [InlineData("Housing", "houses")]
    [InlineData("cots", "cot")]
    [InlineData("nurseries", "nursery")]
    [InlineData("benefits", "Benefit!")]
    [InlineData("babies", "baby")]
    public void Forms_of_a_word_are_one(string one, string other) => Assert.Equal(SearchWords.Of(one), SearchWords.Of(other));

    [Fact]
    public void Words_of_every_question_are_left_out_and_the_five_longest_are_kept()
    {
        Assert.Empty(SearchWords.Of("What can they do about it, please?"));
        Assert.Empty(SearchWords.Of(null));
        Assert.Equal(5, SearchWords.Of("deposit council nursery voucher transport interpreter breastfeeding").Count);
        Assert.DoesNotContain("council", SearchWords.Of("deposits council nurserymen vouchers transport interpreter breastfeeding"));
    }
}
