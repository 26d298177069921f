using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Network;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Network;

public sealed class HideWordsTests : ArrangedNetwork
{
    [Fact]
    public async Task Whoever_sees_a_name_takes_it_out_of_everybodys_sight_at_once()
    {
        var (question, answer) = await Kept();
        await Lead.Send(new HideWords.Command(question, answer));
        Assert.Empty((await Midwife.Ask(new SeeQuestion(question))).Replies);
        Assert.Empty(await Midwife.Ask(new FindAnswers(null, NetworkTopic.Housing)));
        Assert.True(Assert.Single((await Coordinator.Ask(new SeeQuestion(question))).Replies).Hidden);
        await Lead.Send(new HideWords.Command(question, null));
        await Lead.Send(new HideWords.Command(question, null));
        await Assert.ThrowsAsync<NotFound>(() => Midwife.Ask(new SeeQuestion(question)));
        await Assert.ThrowsAsync<NotFound>(() => Answers(question));
        await Assert.ThrowsAsync<NotFound>(() => Hub.Send(new HideWords.Command(World.NewId(), null)));
        Assert.Equal(2, (await Coordinator.Ask(new ViewNetwork.Query())).Hidden.Count);
        Assert.Empty((await Hub.Ask(new ViewNetwork.Query())).Hidden);
        Assert.Equal(["Open", "Answered", "Helped", "AnswerHidden", "Hidden"], await StepsOf(question));
    }

    [Fact]
    public async Task An_answer_of_another_question_is_not_found()
    {
        var (_, answer) = await Kept();
        var other = await Asks();
        await Assert.ThrowsAsync<NotFound>(() => Lead.Send(new HideWords.Command(other, answer)));
    }
}
