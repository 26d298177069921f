using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Network;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Network;

public sealed class FindAnswersTests : ArrangedNetwork
{
    [Fact]
    public async Task What_helped_is_found_by_its_words_or_its_topic_and_the_best_stands_first()
    {
        var (_, notice) = await Kept();
        var (_, cot) = await Kept(NetworkTopic.Money, "Where is there a cot for nothing before a baby is born?", "The baby bank has cots, and the council gives one too.");
        await Answers(await Asks(words: "Who pays for a deposit of a private let?"), words: "Nobody said yet that this helped, about a notice");
        Assert.Equal([notice], (await Hub.Ask(new FindAnswers("council notice private", null))).Select(a => a.ReplyId));
        Assert.Equal([notice, cot], (await Hub.Ask(new FindAnswers("notice council", null))).Select(a => a.ReplyId));
        Assert.Equal([cot], (await Hub.Ask(new FindAnswers("cots", null))).Select(a => a.ReplyId));
        Assert.Equal([cot], (await Hub.Ask(new FindAnswers(null, NetworkTopic.Money))).Select(a => a.ReplyId));
        Assert.Empty(await Hub.Ask(new FindAnswers("cots", NetworkTopic.Housing)));
        Assert.Empty(await Hub.Ask(new FindAnswers("%", null)));
        Assert.Empty(await Hub.Ask(new FindAnswers(new string('x', 9000), null)));
    }

    [Fact]
    public async Task What_services_are_called_is_looked_for_like_any_other_word_and_no_word_within_another()
    {
        var (_, bank) = await Kept(NetworkTopic.FoodAndFuel, "Which food bank gives vouchers at the weekend?", "The one at the church, for parents with children.");
        foreach (var words in (string[])["food bank", "churches", "Voucher?", "is there a food bank open at weekends"])
            Assert.Equal([bank], (await Hub.Ask(new FindAnswers(words, null))).Select(a => a.ReplyId));
        Assert.Empty(await Hub.Ask(new FindAnswers("rent", null))); // stands in "parents"
        Assert.Empty(await Hub.Ask(new FindAnswers("what can they do", null)));
    }

    [Fact]
    public async Task What_is_asked_under_one_topic_may_have_been_answered_under_another()
    {
        var (_, under) = await Kept(NetworkTopic.Money, "Who pays a deposit for a private let?", "The council lends it.");
        var (_, other) = await Kept(NetworkTopic.Housing, "What is a fair deposit for a private let?", "Five weeks of rent.");
        Assert.Equal([under, other], (await Hub.Ask(new FindAnswers("deposit private", null, NetworkTopic.Money))).Select(a => a.ReplyId));
        Assert.Equal([other, under], (await Hub.Ask(new FindAnswers("deposit private", null, NetworkTopic.Housing))).Select(a => a.ReplyId));
        Assert.Equal([other], (await Hub.Ask(new FindAnswers("what can they do", null, NetworkTopic.Housing))).Select(a => a.ReplyId));
    }

    [Fact]
    public async Task After_its_months_nobody_finds_an_answer_before_somebody_has_looked()
    {
        var (question, answer) = await Kept();
        World.Clock.MoveTo(World.Clock.Now().AddMonths(12).AddDays(-1));
        Assert.Single(await Midwife.Ask(new FindAnswers("council notice", null)));
        Later(1);
        Assert.Empty(await Midwife.Ask(new FindAnswers("council notice", null)));
        Assert.True(Assert.Single((await Midwife.Ask(new SeeQuestion(question))).Replies).IsDue);
        await Hub.Send(new LookAtAnswer.Command(answer, true, Today));
        Assert.Single(await Midwife.Ask(new FindAnswers("council notice", null)));
    }
}
