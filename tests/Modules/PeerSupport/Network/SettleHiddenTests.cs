using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Network;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Network;

public sealed class SettleHiddenTests : ArrangedNetwork
{
    [Fact]
    public async Task The_coordinator_shows_it_again_in_words_that_name_nobody()
    {
        var question = await Asks();
        await Hub.Send(new HideWords.Command(question, null));
        await Assert.ThrowsAsync<Denied>(() => Hub.Send(new SettleHidden.Command(question, null, true, Words, false)));
        Assert.Equal("ShowAgain", (await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new SettleHidden.Command(question, null, null, null, false)))).Input);
        Assert.Equal("Words", (await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new SettleHidden.Command(question, null, true, "What of 07700 900123, who rang?", false)))).Input);
        await Coordinator.Send(new SettleHidden.Command(question, null, true, "What can be done about a notice to leave?", false));
        Assert.Equal("What can be done about a notice to leave?", (await Midwife.Ask(new SeeQuestion(question))).Words);
    }

    [Fact]
    public async Task What_is_emptied_is_gone_for_good_and_found_by_nobody()
    {
        var (question, answer) = await Kept();
        await Hub.Send(new HideWords.Command(question, answer));
        await Coordinator.Send(new SettleHidden.Command(question, answer, false, null, false));
        await Coordinator.Send(new SettleHidden.Command(question, answer, false, null, false));
        Assert.DoesNotContain("housing options", Assert.Single((await Midwife.Ask(new SeeQuestion(question))).Replies).Words, StringComparison.Ordinal);
        Assert.Empty(await Midwife.Ask(new FindAnswers(null, NetworkTopic.Housing)));
        var (another, kept) = await Kept(NetworkTopic.Money, reply: "The council lends it, for a year.");
        await Hub.Send(new HideWords.Command(another, null));
        await Coordinator.Send(new SettleHidden.Command(another, null, false, null, false));
        Assert.DoesNotContain(kept, (await Midwife.Ask(new FindAnswers("council", null))).Select(a => a.ReplyId)); // an answer says nothing without its question
        var other = await Asks();
        await Hub.Send(new HideWords.Command(other, null));
        await Coordinator.Send(new SettleHidden.Command(other, null, false, null, false));
        Assert.Equal(QuestionStatus.Closed, await QuestionIs(other));
        await Assert.ThrowsAsync<NotFound>(() => Coordinator.Send(new SettleHidden.Command(other, answer, false, null, false)));
    }
}
