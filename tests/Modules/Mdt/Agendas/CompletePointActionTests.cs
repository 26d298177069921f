using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Agendas;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Agendas;

public sealed class CompletePointActionTests : ArrangedAgenda
{
    [Fact]
    public async Task Its_owner_sees_it_when_the_meeting_is_over_and_says_what_was_done()
    {
        var (meeting, point) = await On("board", AgendaPointKind.Discussion);
        var action = await Owed(meeting, point.Id, Gp, 2);
        Assert.Empty((await Gp.Ask(new SeePointActions())).Open);
        Assert.Empty(await Gp.Ask(new GatherMyWork(Gp.Id, Today)));
        await Assert.ThrowsAsync<NotFound>(() => Gp.Send(new CompletePointAction.Command(action, "Asked", 1)));
        await Finish(meeting);

        var mine = Assert.Single((await Gp.Ask(new SeePointActions())).Open);
        Assert.Equal(("Ask the bus company", "Sale family MDT", false), (mine.Text, mine.Meeting, mine.Overdue));
        var work = Assert.Single(await Gp.Ask(new GatherMyWork(Gp.Id, Today)));
        Assert.Equal(("Boards and events", $"/mdt/actions/points/{action}/done", Today.AddDays(2)), (work.Module, work.Path, work.Due));
        Assert.Empty(await HealthVisitor.Ask(new GatherMyWork(Gp.Id, Today)));
        Assert.Contains(await Chair.Ask(new GatherHandOver(Gp.Id, Today)), p => p.Says.Contains("boards and events", StringComparison.Ordinal));

        World.Clock.Advance(TimeSpan.FromDays(3));
        Assert.True(Assert.Single((await Gp.Ask(new SeePointActions())).Open).Overdue);
        await Gp.Send(new CompletePointAction.Command(action, " Asked ", 1));
        var after = await Gp.Ask(new SeePointActions());
        Assert.Equal((0, "Asked", false), (after.Open.Count, Assert.Single(after.Done).Evidence, after.Done[0].Overdue));
        Assert.True((await Points(meeting)).Single(p => p.Id == point.Id).Actions[0].Done);
    }

    [Fact]
    public async Task Refusals_by_name_and_nobody_else_does_it_for_them()
    {
        var (meeting, point) = await On("board", AgendaPointKind.Discussion);
        var action = await Owed(meeting, point.Id, Gp);
        await Finish(meeting);
        await IsRefused(Gp.Send(new CompletePointAction.Command(action, " ", 1)), "Evidence", "Say what");
        await IsRefused(Gp.Send(new CompletePointAction.Command(action, new string('x', 1001), 1)), "Evidence", "1000");
        await Assert.ThrowsAsync<Conflict>(() => Gp.Send(new CompletePointAction.Command(action, "Asked", 5)));
        await Assert.ThrowsAsync<NotFound>(() => HealthVisitor.Send(new CompletePointAction.Command(action, "Asked", 1)));
        await GuardedFor(who => who.Send(new CompletePointAction.Command(action, "Asked", 1)));
        await Gp.Send(new CompletePointAction.Command(action, "Asked", 1));
        await IsRefused(Gp.Send(new CompletePointAction.Command(action, "Asked", 2)), "", "done already");
        await Assert.ThrowsAsync<Denied>(() => Nobody.Ask(new SeePointActions()));
    }
}
