using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Agendas;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Agendas;

public sealed class RemovePointTests : ArrangedAgenda
{
    [Fact]
    public async Task A_point_goes_and_does_not_come_back_even_when_it_was_the_last()
    {
        await Is("board");
        var meeting = await Planned();
        foreach (var _ in await Points(meeting))
        {
            var point = (await Points(meeting))[0];
            await Coordinator.Send(new RemovePoint.Command(meeting, point.Id, point.Version));
            await Coordinator.Send(new RemovePoint.Command(meeting, point.Id, point.Version)); // pressed twice
        }
        Assert.Empty(await Points(meeting));
        await Coordinator.Send(new AddPoint.Command(World.NewId(), meeting, AgendaPointKind.Standing, "One", null, null));
        Assert.Equal(1, Assert.Single(await Points(meeting)).Place);
    }

    [Fact]
    public async Task What_is_recorded_stays_and_so_do_the_families()
    {
        var (meeting, point) = await On("locality-event", AgendaPointKind.Breakout);
        await Chair.Send(new AddChallenge.Command(World.NewId(), meeting, point.Id, "No bus", "Share one", Gp.Id));
        await IsRefused(Coordinator.Send(new RemovePoint.Command(meeting, point.Id, point.Version)), "", "recorded");
        await Is("family");
        var other = await Planned(9);
        var families = (await Points(other)).Single(p => p.Kind == AgendaPointKind.Cases);
        await IsRefused(Coordinator.Send(new RemovePoint.Command(other, families.Id, 1)), "", "families stay");
    }

    [Fact]
    public async Task A_stale_page_removes_nothing_and_nobody_else_does()
    {
        await Is("board");
        var meeting = await Planned();
        var point = (await Points(meeting))[0];
        await Coordinator.Send(new EditPoint.Command(meeting, point.Id, "Other", null, null, 1));
        await Assert.ThrowsAsync<Conflict>(() => Coordinator.Send(new RemovePoint.Command(meeting, point.Id, 1)));
        Assert.Equal(8, (await Points(meeting)).Count);
        await Assert.ThrowsAsync<NotFound>(() => Coordinator.Send(new RemovePoint.Command(meeting, World.NewId(), 1)));
        await NotForOthers(who => who.Send(new RemovePoint.Command(meeting, point.Id, 2)));
        var over = await Running();
        await Finish(over);
        await IsRefused(Coordinator.Send(new RemovePoint.Command(over, point.Id, 1)), "", "its agenda cannot be changed");
    }
}
