using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Agendas;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Agendas;

public sealed class EditPointTests : ArrangedAgenda
{
    [Fact]
    public async Task A_point_of_the_template_is_changed_for_this_meeting_alone()
    {
        await Is("family");
        var (first, second) = (await Planned(), await Planned(9));
        var point = (await Points(first))[0];
        await Coordinator.Send(new EditPoint.Command(first, point.Id, "Welcome, with cake", 15, HealthVisitor.Id, point.Version));
        var changed = (await Points(first))[0];
        Assert.Equal(("Welcome, with cake", 15, HealthVisitor.Id, 2), (changed.Title, changed.Minutes, changed.LeadUserId, changed.Version));
        Assert.Equal("Welcome and apologies", (await Points(second))[0].Title);
        await Coordinator.Send(new EditPoint.Command(first, point.Id, "Welcome, with cake", 15, HealthVisitor.Id, 1)); // pressed twice
        Assert.Equal(2, (await Points(first))[0].Version);
    }

    [Fact]
    public async Task A_stale_page_shows_both_and_overwrites_nothing()
    {
        await Is("board");
        var meeting = await Planned();
        var point = (await Points(meeting))[0];
        await Coordinator.Send(new EditPoint.Command(meeting, point.Id, "One", null, null, 1));
        var conflict = await Assert.ThrowsAsync<Conflict>(() => Chair.Send(new EditPoint.Command(meeting, point.Id, "Two", null, null, 1)));
        Assert.Equal(("One", "Two"), (conflict.Stands["Title"], conflict.Sent["Title"]));
        Assert.Equal("One", (await Points(meeting))[0].Title);
    }

    [Fact]
    public async Task Refusals_and_who_may()
    {
        await Is("board");
        var meeting = await Planned();
        var point = (await Points(meeting))[0];
        var right = new EditPoint.Command(meeting, point.Id, "One", 5, null, 1);
        await IsRefused(Coordinator.Send(right with { Title = "" }), "Title", "Enter");
        await IsRefused(Coordinator.Send(right with { Minutes = -1 }), "Minutes", "from 1");
        await IsRefused(Coordinator.Send(right with { LeadUserId = Stranger }), "LeadUserId", "member");
        await Assert.ThrowsAsync<NotFound>(() => Coordinator.Send(right with { PointId = World.NewId() }));
        var other = await Planned(9);
        await Assert.ThrowsAsync<NotFound>(() => Coordinator.Send(right with { MeetingId = other }));
        await NotForOthers(who => who.Send(right));
        var over = await Running();
        await Finish(over);
        await IsRefused(Coordinator.Send(right with { MeetingId = over }), "", "its agenda cannot be changed");
    }
}
