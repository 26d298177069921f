using Neighbourhood.Access.Contracts;
using Neighbourhood.Antenatal.Births;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Births;

public sealed class ReceiveHandoverTests : ArrangedBirth
{
    [Fact]
    public async Task Received_the_family_is_with_the_health_visitors_and_the_task_is_done_once()
    {
        var (id, handover) = await Sent();
        var task = Assert.Single(Tasks, t => t.KindCode == SendHandover.TaskKind);
        var view = await Visitor.Ask(new ReceiveHandover.Query(handover));
        Assert.Contains("The baby: born on 2 March 2026 at 40+0.", view.Content);
        await Visitor.Send(new ReceiveHandover.Command(handover, 1));
        await Visitor.Send(new ReceiveHandover.Command(handover, 1));
        Assert.Equal(PregnancyStatus.HandedOver, await StatusOf(id));
        Assert.Equal(["Sent", "Received"], await StepsOf(handover));
        Assert.Single(ClosedTasks, t => t.TaskId == task.TaskId);
        await IsRefused(Midwife.Send(To(id, Visitor.Id)), "", "received this family already");
    }

    [Fact]
    public async Task Their_team_may_be_asked_and_whoever_receives_it_is_her_visitor()
    {
        var (id, _) = await Born();
        await World.Arrange("UPDATE antenatal_pregnancy SET hv_team_id = @VisitorTeam WHERE id = @id", new { id, VisitorTeam });
        var handover = await Midwife.Send(new SendHandover.Command(World.NewId(), id, null, true, null));
        var member = World.As(Roles.HealthVisitor, VisitorTeam);
        await member.Send(new ReceiveHandover.Command(handover, 1));
        Assert.Equal([member.Id], await World.Sql<Guid>("SELECT hv_user_id FROM antenatal_pregnancy WHERE id = @id", new { id }));
        await Assert.ThrowsAsync<Conflict>(() => World.As(Roles.HealthVisitor, VisitorTeam).Send(new ReceiveHandover.Command(handover, 1)));
    }

    [Fact]
    public async Task What_was_sent_to_somebody_else_since_is_theirs_to_read_and_to_receive()
    {
        var (id, first) = await Sent();
        World.Answers<FindStaff, IReadOnlyList<GetStaff.Worker>>(_ => [new(OtherVisitor.Id, "Other", null, null, false)]);
        await Midwife.Send(To(id, OtherVisitor.Id));
        Assert.Empty((await Visitor.Ask(new ReceiveHandover.Query(first))).Content);
        await IsRefused(Visitor.Send(new ReceiveHandover.Command(first, 2)), "", "somebody else");
        Assert.Equal(PregnancyStatus.Born, await StatusOf(id));
    }

    [Fact]
    public async Task Only_whom_it_is_for_reads_and_receives_it()
    {
        var (_, handover) = await Sent();
        await Assert.ThrowsAsync<NotFound>(() => OtherVisitor.Ask(new ReceiveHandover.Query(handover)));
        await Assert.ThrowsAsync<NotFound>(() => OtherVisitor.Send(new ReceiveHandover.Command(handover, 1)));
        await Assert.ThrowsAsync<NotFound>(() => Visitor.Send(new ReceiveHandover.Command(World.NewId(), 1)));
        await Assert.ThrowsAsync<Denied>(() => Midwife.Send(new ReceiveHandover.Command(handover, 1)));
        await Assert.ThrowsAsync<Conflict>(() => Visitor.Send(new ReceiveHandover.Command(handover, 7)));
    }
}
