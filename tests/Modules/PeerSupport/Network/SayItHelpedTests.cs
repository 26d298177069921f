using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Network;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Network;

public sealed class SayItHelpedTests : ArrangedNetwork
{
    [Fact]
    public async Task Whoever_asked_says_it_once_and_the_answer_is_kept_for_twelve_months()
    {
        var question = await Asks();
        var answer = await Answers(question);
        Assert.Equal("", (await Assert.ThrowsAsync<Refused>(() => Hub.Send(new SayItHelped.Command(answer)))).Input);
        Assert.Equal(question, await Midwife.Send(new SayItHelped.Command(answer)));
        Later(5);
        await Midwife.Send(new SayItHelped.Command(answer));
        var reply = Assert.Single((await Hub.Ask(new SeeQuestion(question))).Replies);
        Assert.Equal((Today.AddDays(-5), Today.AddDays(-5).AddMonths(12)), (reply.HelpedOn, reply.KeptUntil));
        Assert.Equal(["Open", "Answered", "Helped"], await StepsOf(question));
        await Assert.ThrowsAsync<NotFound>(() => Midwife.Send(new SayItHelped.Command(World.NewId())));
    }
}
