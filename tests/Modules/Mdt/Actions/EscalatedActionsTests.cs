using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Actions;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Actions;

public sealed class EscalatedActionsTests : ArrangedActions
{
    private static Task<string?> Says(Actor who) => who.With(s => s.GetServices<IWaiting>().Single(w => w.Path == "/mdt/actions").Says(default));

    [Fact]
    public async Task A_manager_sees_what_was_passed_on_to_them_and_nothing_else_until_it_is_done_or_has_another_day()
    {
        var manager = World.As(Roles.Supervisor);
        Managers[HealthVisitor.Id] = manager.Id;
        var actions = await Owed(("Of a worker of theirs", HealthVisitor.Id, 7), ("Of somebody else", Gp.Id, 7), ("To be moved", HealthVisitor.Id, 7));
        await NextDay(21);
        Assert.Empty(await manager.Ask(new EscalatedActions.Query())); // not on the fourteenth day
        await NextDay();
        var rows = await manager.Ask(new EscalatedActions.Query());
        Assert.Equal(["Of a worker of theirs", "To be moved"], rows.Select(r => r.Text));
        Assert.Equal((15, EscalationStage.Manager, false), (rows[0].DaysOverdue, rows[0].Stage, rows[0].Manages));
        Assert.Equal("2 of other people's were passed on to you.", await Says(manager));
        Assert.Equal(["Of somebody else"], (await Coordinator.Ask(new EscalatedActions.Query())).Select(r => r.Text));
        Assert.True((await Coordinator.Ask(new EscalatedActions.Query()))[0].Manages);
        Assert.Equal(1, (await Coordinator.Ask(new MyActions.Query())).Escalated);
        Assert.Empty(await Chair.Ask(new EscalatedActions.Query()));
        await HealthVisitor.Send(new CompleteAction.Command(actions[0], "Rang", 1));
        await Coordinator.Send(new MoveActionDay.Command(actions[2], Today.AddDays(3), "Was ill", 1));
        Assert.Empty(await manager.Ask(new EscalatedActions.Query()));
        await Assert.ThrowsAsync<Denied>(() => Guest.Ask(new EscalatedActions.Query()));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Ask(new EscalatedActions.Query()));
    }

    [Fact]
    public async Task A_manager_sees_it_no_more_once_it_is_another_workers_and_a_former_chair_neither()
    {
        var manager = World.As(Roles.Supervisor);
        Managers[HealthVisitor.Id] = manager.Id;
        var action = await Owed(HealthVisitor.Id);
        await NextDay(22);
        Assert.Single(await manager.Ask(new EscalatedActions.Query()));
        await HealthVisitor.Send(new HandBackAction.Command(action, "I have left that area", 1));
        Assert.Empty(await manager.Ask(new EscalatedActions.Query()));
        Assert.Null(await Says(manager));
        await NextDay(15);
        Assert.Single(await Chair.Ask(new EscalatedActions.Query()));
        await World.Arrange("UPDATE mdt_member SET left_on = @Today WHERE user_id = @Id", new { Today, Chair.Id });
        Assert.Empty(await Chair.Ask(new EscalatedActions.Query()));
    }

    [Fact]
    public async Task Words_about_who_objects_are_left_out_and_a_conflict_that_is_declared_later_takes_it_away()
    {
        var manager = World.As(Roles.Supervisor);
        Managers[HealthVisitor.Id] = manager.Id;
        var action = await Owed(HealthVisitor.Id);
        await NextDay(22);
        Basis = SharingBasis.Objection;
        Assert.Null(Assert.Single(await manager.Ask(new EscalatedActions.Query())).Text);
        await Conflicted(action, manager.Id);
        Assert.Empty(await manager.Ask(new EscalatedActions.Query()));
    }
}
