using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Network;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Network;

public sealed class LookAtAnswerTests : ArrangedNetwork
{
    [Fact]
    public async Task After_twelve_months_it_is_asked_of_who_wrote_it_who_knows_the_topic_and_the_coordinator()
    {
        var (_, answer) = await Kept();
        await Knows(Supervisor, NetworkTopic.Housing);
        Assert.Empty(await Hub.Ask(new GatherMyWork(Hub.Id, Today)));
        World.Clock.MoveTo(World.Clock.Now().AddMonths(12));
        foreach (var asked in new[] { Hub, Supervisor, Coordinator })
            Assert.Contains(await asked.Ask(new GatherMyWork(asked.Id, Today)), p => p.Path == $"/peersupport/network/answers/{answer}/again");
        Assert.Empty(await Midwife.Ask(new GatherMyWork(Midwife.Id, Today)));
        await Assert.ThrowsAsync<NotFound>(() => Midwife.Ask(new SeeAnswerToLookAt(answer)));
        await Assert.ThrowsAsync<NotFound>(() => Midwife.Send(new LookAtAnswer.Command(answer, true, Today)));
        Assert.True((await Supervisor.Ask(new SeeAnswerToLookAt(answer))).IsDue);
        Assert.Equal("StillRight", (await Assert.ThrowsAsync<Refused>(() => Hub.Send(new LookAtAnswer.Command(answer, null, Today)))).Input);
        await Supervisor.Send(new LookAtAnswer.Command(answer, true, Today));
        await Assert.ThrowsAsync<Conflict>(() => Hub.Send(new LookAtAnswer.Command(answer, false, Today)));
        await Assert.ThrowsAsync<Refused>(() => Hub.Send(new LookAtAnswer.Command(answer, false, Today.AddMonths(12))));
        Assert.Empty(await Hub.Ask(new GatherMyWork(Hub.Id, Today)));
    }

    [Fact]
    public async Task What_is_not_right_any_more_is_let_go()
    {
        var (question, answer) = await Kept();
        World.Clock.MoveTo(World.Clock.Now().AddMonths(13));
        var was = (await Hub.Ask(new SeeAnswerToLookAt(answer))).KeptUntil;
        await Hub.Send(new LookAtAnswer.Command(answer, false, was));
        Assert.Empty(await Midwife.Ask(new FindAnswers(null, NetworkTopic.Housing)));
        Assert.Empty(await Hub.Ask(new GatherMyWork(Hub.Id, Today)));
        Assert.Equal("AnswerLetGo", (await StepsOf(question))[^1]);
    }
}
