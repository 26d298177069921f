using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Agendas;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Agendas;

public sealed class AddPointTests : ArrangedAgenda
{
    private AddPoint.Command Right(Guid meeting) => new(World.NewId(), meeting, AgendaPointKind.Discussion, "Winter clothes", 10, Gp.Id);

    [Fact]
    public async Task It_comes_last_and_a_repeat_does_nothing_twice()
    {
        await Is("board");
        var command = Right(await Planned());
        Assert.Equal(command.Id, await Coordinator.Send(command));
        Assert.Equal(command.Id, await Coordinator.Send(command));
        await Assert.ThrowsAsync<Conflict>(() => Coordinator.Send(command with { Title = "Other" }));
        var points = await Points(command.MeetingId);
        Assert.Equal(("Winter clothes", 10, Gp.Id, $"Worker {Gp.Id}", 9), (points[^1].Title, points[^1].Minutes, points[^1].LeadUserId, points[^1].Lead, points[^1].Place));
        Assert.Equal(9, points.Count);
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_once_and_nothing_is_kept()
    {
        await Is("board");
        var meeting = await Planned();
        var refused = await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new AddPoint.Command(Guid.Empty, meeting, AgendaPointKind.Cases, " ", 0, Stranger)));
        Assert.Equal(["", "Kind", "Title", "Minutes", "LeadUserId"], refused.Reasons.Select(r => r.Input));
        await IsRefused(Coordinator.Send(Right(meeting) with { Title = new string('x', 151) }), "Title", "150");
        await IsRefused(Coordinator.Send(Right(meeting) with { Minutes = 481 }), "Minutes", "from 1 to 480");
        await IsRefused(Coordinator.Send(Right(meeting) with { Kind = (AgendaPointKind)77 }), "Kind", "Choose");
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM mdt_agenda_point"));
    }

    [Fact]
    public async Task An_agenda_has_an_end_and_a_meeting_that_is_over_takes_none()
    {
        await Is("board");
        var meeting = await Running();
        for (var i = 0; i < 42; i++) await Coordinator.Send(Right(meeting) with { Id = World.NewId() });
        await IsRefused(Coordinator.Send(Right(meeting)), "", "full");
        await Finish(meeting);
        await IsRefused(Coordinator.Send(Right(meeting)), "", "its agenda cannot be changed");
        await NotForOthers(who => who.Send(Right(meeting)));
    }
}
