using Neighbourhood.Contact.Contracts;
using Xunit;

namespace Neighbourhood.Modules.Contact.Wordings;

public sealed class AnswerCheckPlainWordsTests : ContactTest
{
    private Task<CheckPlainWords.Answer> Check(string text) => World.AsSystem().Ask(new CheckPlainWords(text));

    [Fact]
    public async Task Plain_words_pass_and_hard_ones_are_told()
    {
        var plain = await Check("We met on Monday. We will ring you soon.");
        Assert.False(plain.IsHard);
        Assert.Empty(plain.Forbidden);
        Assert.False(plain.HoldsNumbers);
        var hard = await Check("Multidisciplinary coordination of interventions necessitates comprehensive consideration of safeguarding responsibilities.");
        Assert.True(hard.IsHard);
        Assert.True(hard.Ease < plain.Ease);
    }

    [Fact]
    public async Task Words_that_no_family_reads_and_numbers_are_told()
    {
        var check = await Check("Your REFERRAL went out. Ring 07700 900982.");
        Assert.Equal(["referral"], check.Forbidden);
        Assert.True(check.HoldsNumbers);
    }
}
