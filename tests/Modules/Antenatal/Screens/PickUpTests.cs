using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Antenatal.Screens;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Screens;

public sealed class PickUpTests : ArrangedPregnancy
{
    /// <summary>On a Friday evening her midwife asked her, and goes on with it herself on Monday.</summary>
    private async Task<(Guid Pregnancy, OpenTask Task)> Begun()
    {
        var id = await Pregnant();
        World.Clock.MoveTo(new(2026, 3, 6, 18, 0, 0, TimeSpan.Zero));
        await Midwife.Send(new AskHowSheFeels.Command(World.NewId(), id, AskedAt.Home, Today, new(17, 0), new(true, true), Assessment: "The crisis team rang her", PickedUpBy: Midwife.Id));
        return (id, Assert.Single(Tasks, t => t.KindCode == ScreenDesk.PickUpKind));
    }

    private static Task<string?> Named(Actor actor, Guid pregnancy) => actor.With(async services =>
        ((FeelsSection.Model?)await services.GetServices<IPregnancySection>().OfType<FeelsSection>().Single().For(await services.GetRequiredService<PregnancySteps>().Find(pregnancy, default), default))!.PickedUpBy);

    [Fact]
    public async Task It_stands_on_her_page_until_it_is_picked_up_and_then_the_task_is_done()
    {
        var (id, task) = await Begun();
        Assert.Equal((new DateOnly(2026, 3, 9), TaskPriority.Urgent, $"/antenatal/pregnancies/{id}"), (task.Due!.Value, task.Priority, task.Path));
        Assert.Equal(((Guid?)null, (Guid?)null), (task.PersonId, task.HouseholdId));
        Assert.NotNull(await Named(Midwife, id));
        await Midwife.Send(new PickUp.Command(id));
        await Midwife.Send(new PickUp.Command(id));
        Assert.Equal(task.TaskId, Assert.Single(ClosedTasks).TaskId);
        Assert.Null(await Named(Midwife, id));
    }

    [Fact]
    public async Task Whoever_cannot_open_her_page_picks_nothing_up()
    {
        var (id, _) = await Begun();
        foreach (var other in new[] { OtherMidwife, OtherVisitor }) await Assert.ThrowsAsync<NotFound>(() => other.Send(new PickUp.Command(id)));
        foreach (var other in new[] { Gp, HubWorker, Nobody }) await Assert.ThrowsAsync<Denied>(() => other.Send(new PickUp.Command(id)));
        Assert.Empty(ClosedTasks);
    }

    [Fact]
    public async Task Where_nothing_was_begun_there_is_nothing_to_pick_up()
    {
        await Midwife.Send(new PickUp.Command(await Pregnant()));
        Assert.Empty(ClosedTasks);
    }

    [Fact]
    public async Task Only_who_can_open_her_page_that_morning_can_be_named()
    {
        var (early, late) = (await Pregnant(visitor: Visitor.Id), await Pregnant(NewFamily().Mother, edd: Today.AddDays(84), visitor: Visitor.Id));
        await World.Arrange("UPDATE antenatal_pregnancy SET team_id = @MaternityTeam", new { MaternityTeam });
        World.Answers<FindStaff, IReadOnlyList<GetStaff.Worker>>(q => q is { Role: Roles.Midwife } && q.ScopeId == MaternityTeam ? [new(OtherMidwife.Id, "Bea", null, null, false)] : []);
        Assert.Equal([Midwife.Id, OtherMidwife.Id], (await Midwife.Ask(new AskHowSheFeels.Query(early))).Workers.Select(w => w.Id));
        Assert.Equal([Midwife.Id, Visitor.Id, OtherMidwife.Id], (await Midwife.Ask(new AskHowSheFeels.Query(late))).Workers.Select(w => w.Id));
    }

    [Fact]
    public async Task When_she_has_died_it_is_nobodys_to_pick_up()
    {
        var (id, task) = await Begun();
        await World.Happened(new PersonDied(Mother, Today));
        Assert.Single(ClosedTasks, c => c.TaskId == task.TaskId && c.Outcome == TaskOutcome.NoLongerNeeded);
        Assert.Null(await Named(Midwife, id));
    }
}
