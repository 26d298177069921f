using Neighbourhood.Contact.Wordings;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Summaries;
using Neighbourhood.Mdt.Teams;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Summaries;

public sealed class SummaryWordsTests
{
    private static readonly string[] Never = ["referral", "refer ", "prescri", "MDT", "case", "step up", "step down", "safeguarding", "intervention", "lead practitioner", "family's voice"];

    [Fact]
    public void Every_decision_has_words_that_a_family_can_read()
    {
        foreach (var code in Enum.GetValues<MdtDecisionCode>())
            foreach (var words in new[] { SummaryWords.Of(code), SummaryWords.Of(code, "Marram Family Hub") })
            {
                Assert.True(Readability.Grade(words) <= 8, $"{code}: {Readability.Grade(words)}");
                Assert.True(words.Contains("you", StringComparison.OrdinalIgnoreCase) || code == MdtDecisionCode.RequestMoreInformation, words);
                Assert.DoesNotContain(Never, n => words.Contains(n, StringComparison.OrdinalIgnoreCase));
                Assert.Empty(SummaryCheck.JargonIn(words));
                Assert.EndsWith(".", words, StringComparison.Ordinal);
            }
    }

    [Fact]
    public void Every_profession_is_called_as_a_family_calls_it() =>
        Assert.All(Professions.All, p => Assert.Matches("^(The |One of us)", SummaryWords.Who(p.Code)));

    [Fact]
    public void A_letter_is_never_longer_than_it_may_be_and_begins_nothing_that_has_no_room()
    {
        var parts = Enumerable.Range(0, 40).Select(i => new SummaryPart(PartKind.Action, Guid.Empty, $"{new string('x', 400)}{i}.", "", [])).ToList();
        var letter = SummaryWords.Letter(DateTimeOffset.UnixEpoch, parts);
        Assert.True(letter.Length <= Summary.Most);
        Assert.EndsWith("goes through this with you.", letter, StringComparison.Ordinal);
    }
}
