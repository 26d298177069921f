using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Agendas;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Agendas;

public sealed class RemoveChallengeTests : ArrangedAgenda
{
    [Fact]
    public async Task It_goes_unless_it_is_an_action_already()
    {
        var (meeting, point) = await On("locality-event", AgendaPointKind.Breakout);
        var first = await Chair.Send(new AddChallenge.Command(World.NewId(), meeting, point.Id, "No bus", "Share one", Gp.Id));
        var second = await Chair.Send(new AddChallenge.Command(World.NewId(), meeting, point.Id, "No light", "Ask for one", Gp.Id));
        await Chair.Send(new TurnIntoAction.Command(meeting, second));
        await IsRefused(Chair.Send(new RemoveChallenge.Command(meeting, second)), "", "an action already");
        await Chair.Send(new RemoveChallenge.Command(meeting, first));
        await Chair.Send(new RemoveChallenge.Command(meeting, first)); // pressed twice
        Assert.Equal(second, Assert.Single((await Points(meeting)).Single(p => p.Id == point.Id).Challenges).Id);
        await Assert.ThrowsAsync<NotFound>(() => Chair.Send(new RemoveChallenge.Command(meeting, World.NewId())));
        await NotForOthers(who => who.Send(new RemoveChallenge.Command(meeting, second)));
        await Finish(meeting);
        await IsRefused(Chair.Send(new RemoveChallenge.Command(meeting, second)), "", "nothing can be recorded");
    }
}
