using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Network;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Network;

public sealed class CloseQuestionTests : ArrangedNetwork
{
    [Fact]
    public async Task Whoever_asked_closes_it_and_not_over_an_answer_that_they_have_not_seen()
    {
        var question = await Asks();
        await Assert.ThrowsAsync<Refused>(() => Hub.Send(new CloseQuestion.Command(question, 1)));
        await Answers(question);
        await Assert.ThrowsAsync<Conflict>(() => Midwife.Send(new CloseQuestion.Command(question, 1)));
        await Midwife.Send(new CloseQuestion.Command(question, 2));
        await Midwife.Send(new CloseQuestion.Command(question, 2));
        Assert.Equal(QuestionStatus.Closed, await QuestionIs(question));
        var (done, _) = await Kept();
        await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new CloseQuestion.Command(done, 3)));
    }

    [Fact]
    public void What_is_over_takes_no_step()
    {
        Assert.All(Enum.GetValues<QuestionStatus>(), to => Assert.False(Question.May(QuestionStatus.Closed, to)));
        Assert.All(Enum.GetValues<QuestionStatus>(), to => Assert.False(Question.May(QuestionStatus.Helped, to)));
        Assert.All(Enum.GetValues<QuestionStatus>(), from => Assert.False(Question.May(from, QuestionStatus.Open)));
    }
}
