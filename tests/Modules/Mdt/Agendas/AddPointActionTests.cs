using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Agendas;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Agendas;

public sealed class AddPointActionTests : ArrangedAgenda
{
    [Fact]
    public async Task An_action_belongs_to_a_point_and_is_due_in_the_usual_days_unless_told()
    {
        var (meeting, point) = await On("board", AgendaPointKind.Discussion);
        var command = new AddPointAction.Command(World.NewId(), meeting, point.Id, "Ask the bus company", Gp.Id, null);
        await Chair.Send(command);
        await Chair.Send(command);
        await Assert.ThrowsAsync<Conflict>(() => Chair.Send(command with { Text = "Other" }));
        var kept = Assert.Single((await Points(meeting)).Single(p => p.Id == point.Id).Actions);
        Assert.Equal(("Ask the bus company", Gp.Id, Today.AddDays(14)), (kept.Text, kept.OwnerUserId, kept.DueOn));
    }

    [Fact]
    public async Task Refusals_by_name()
    {
        var (meeting, point) = await On("board", AgendaPointKind.Discussion);
        var refused = await Assert.ThrowsAsync<Refused>(() => Chair.Send(new AddPointAction.Command(Guid.Empty, meeting, point.Id, " ", null, Today.AddDays(-1))));
        Assert.Equal(["", "Text", "OwnerUserId", "DueOn"], refused.Reasons.Select(r => r.Input));
        var right = new AddPointAction.Command(World.NewId(), meeting, point.Id, "Ask", Gp.Id, Today);
        await IsRefused(Chair.Send(right with { OwnerUserId = Stranger }), "OwnerUserId", "member");
        await IsRefused(Chair.Send(right with { DueOn = Today.AddYears(3) }), "DueOn", "two years");
        await IsRefused(Chair.Send(right with { Text = new string('x', 501) }), "Text", "500");
        await Assert.ThrowsAsync<NotFound>(() => Chair.Send(right with { PointId = World.NewId() }));
        await NotForOthers(who => who.Send(right));
        await Finish(meeting);
        await IsRefused(Chair.Send(right), "", "nothing can be recorded");
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM mdt_point_action"));
    }
}
