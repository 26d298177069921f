using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Agendas;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Agendas;

public sealed class TurnIntoActionTests : ArrangedAgenda
{
    [Fact]
    public async Task R0_12_one_press_turns_a_note_into_an_action_of_its_owner_and_a_second_makes_no_other()
    {
        var (meeting, point) = await On("locality-event", AgendaPointKind.Breakout);
        var challenge = await Chair.Send(new AddChallenge.Command(World.NewId(), meeting, point.Id, "No bus", "Share one", Gp.Id));
        var action = await Chair.Send(new TurnIntoAction.Command(meeting, challenge));
        Assert.Equal(action, await Chair.Send(new TurnIntoAction.Command(meeting, challenge)));
        var kept = (await Points(meeting)).Single(p => p.Id == point.Id);
        Assert.True(Assert.Single(kept.Challenges).IsAction);
        Assert.Equal((action, "Share one", Gp.Id, Today.AddDays(14)), (Assert.Single(kept.Actions).Id, kept.Actions[0].Text, kept.Actions[0].OwnerUserId, kept.Actions[0].DueOn));

        await Chair.Send(new CancelPointAction.Command(meeting, action, "Too early", 1));
        Assert.NotEqual(action, await Chair.Send(new TurnIntoAction.Command(meeting, challenge)));
    }

    [Fact]
    public async Task Only_the_chair_only_while_the_meeting_runs_and_only_what_stands()
    {
        var (meeting, point) = await On("locality-event", AgendaPointKind.Breakout);
        var challenge = await Chair.Send(new AddChallenge.Command(World.NewId(), meeting, point.Id, "No bus", "Share one", Gp.Id));
        await NotForOthers(who => who.Send(new TurnIntoAction.Command(meeting, challenge)));
        await Assert.ThrowsAsync<NotFound>(() => Chair.Send(new TurnIntoAction.Command(meeting, World.NewId())));
        await Finish(meeting);
        await IsRefused(Chair.Send(new TurnIntoAction.Command(meeting, challenge)), "", "nothing can be recorded");
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM mdt_point_action"));
    }
}
