using Neighbourhood.Access.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Supporters;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Supporters;

public sealed class NoteSupervisionTests : ArrangedSupporters
{
    [Fact]
    public async Task A_supervision_brings_new_matches_back_and_one_that_is_noted_late_moves_nothing()
    {
        var (id, _) = await Supporting(supervisedDaysAgo: 60);
        Assert.NotEmpty(await Lacks(id));
        var command = new NoteSupervision.Command(World.NewId(), id, Today, 4, "Rest at Easter");
        Assert.Equal(await Supervisor.Send(command), await Supervisor.Send(command));
        Assert.Empty(await Lacks(id));
        await Coordinator.Send(new NoteSupervision.Command(World.NewId(), id, Today.AddDays(-70), null, null));
        Assert.Equal([Today], await World.Sql<DateOnly>("SELECT supervised_on FROM peersupport_supporter WHERE id = @id", new { id }));
    }

    [Fact]
    public async Task Only_their_supervisor_or_the_coordinator_notes_one_and_nobody_their_own()
    {
        var (id, supporter) = await Supporting();
        var command = new NoteSupervision.Command(World.NewId(), id, Today, null, null);
        await Assert.ThrowsAsync<NotFound>(() => World.As(Roles.PeerSupervisor, Programme).Send(command));
        await Assert.ThrowsAsync<NotFound>(() => OtherCoordinator.Send(command));
        await Assert.ThrowsAsync<Denied>(() => supporter.Send(command));
        await Assert.ThrowsAsync<Denied>(() => Hub.Send(command));
        var (own, _) = await Supporting();
        await World.Arrange("UPDATE peersupport_supporter SET user_id = @me WHERE id = @own", new { own, me = Coordinator.Id });
        await Refuses("", () => Coordinator.Send(command with { SupporterId = own }));
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM peersupport_supervision"));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    [InlineData(5, false)]
    [InlineData(null, false)]
    public async Task Below_the_setting_the_coordinator_is_asked_once_for_each_supervision_in_words_that_say_nothing_of_it(int? well, bool asks)
    {
        var (id, supporter) = await Supporting();
        var first = new NoteSupervision.Command(World.NewId(), id, Today, well, "She sleeps badly");
        for (var n = 0; n < 2; n++) await Supervisor.Send(first);
        await Supervisor.Send(first with { Id = World.NewId(), HeldOn = Today.AddDays(-20) });
        Assert.Equal(asks ? 2 : 0, Tasks.Count);
        Assert.Equal(asks, (await Coordinator.Ask(new SeeSupporter(id))).WellbeingWaits);
        Assert.Equal(asks, (await Coordinator.Ask(new ListSupporters.Query())).Items.Single(i => i.Id == id).CareWaits);
        // How well they are is not told to them as if something had ended.
        Assert.False((await supporter.Ask(new SeeMyself())).CareWaits);
        foreach (var task in Tasks)
        {
            Assert.Equal((Wellbeing.TaskKind, Coordinator.Id, $"/peersupport/supporters/{id}/care"), (task.KindCode, task.AssigneeUserId!.Value, task.Path));
            Assert.Equal((null, null), (task.PersonId, task.HouseholdId));
            foreach (var never in (string[])["Robin", "sleeps", "1", "2"]) Assert.DoesNotContain(never, task.Title, StringComparison.Ordinal);
            Assert.Contains("rest", task.Title, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Looked_after_the_tasks_are_done_and_the_next_supervision_asks_again_and_one_who_left_is_asked_no_more()
    {
        Settings["peer.wellbeingBelow"] = "5";
        var (id, _) = await Supporting();
        foreach (var days in (int[])[40, 20]) await Supervisor.Send(new NoteSupervision.Command(World.NewId(), id, Today.AddDays(-days), 4, null));
        for (var n = 0; n < 2; n++) await Coordinator.Send(new GiveCare.Command(id));
        Assert.Equal(Tasks.Select(t => t.TaskId).Order(), ClosedTasks.Where(t => t.Outcome == TaskOutcome.Done).Select(t => t.TaskId).Order());
        Assert.Equal(2, ClosedTasks.Count);
        Assert.False((await Coordinator.Ask(new SeeSupporter(id))).WellbeingWaits);
        await Supervisor.Send(new NoteSupervision.Command(World.NewId(), id, Today, 1, null));
        Assert.True((await Supervisor.Ask(new SeeSupporter(id))).WellbeingWaits);
        await Coordinator.Send(new LeaveProgramme.Command(id, 1, LeaveReason.Moved));
        Assert.Equal((Tasks.Last().TaskId, TaskOutcome.NoLongerNeeded), (ClosedTasks.Last().TaskId, ClosedTasks.Last().Outcome));
    }

    [Fact]
    public async Task Where_nobody_is_named_the_programmes_people_are_asked_and_one_whose_account_ended_is_asked_no_more()
    {
        await World.Arrange("UPDATE peersupport_programme SET coordinator_user_id = NULL WHERE id = @Programme", new { Programme });
        var (id, supporter) = await Supporting();
        await Supervisor.Send(new NoteSupervision.Command(World.NewId(), id, Today, 1, null));
        var task = Assert.Single(Tasks);
        Assert.Equal((null, Programme), (task.AssigneeUserId, task.AssigneeTeamId!.Value));
        await World.Happened(new AccountEnded(supporter.Id, Today));
        await World.Deliver();
        Assert.Equal(task.TaskId, Assert.Single(ClosedTasks, t => t.Outcome == TaskOutcome.NoLongerNeeded).TaskId);
    }

    [Fact]
    public async Task What_is_missing_or_wrong_is_named()
    {
        var (id, _) = await Supporting();
        var right = new NoteSupervision.Command(World.NewId(), id, Today, 3, null);
        foreach (var (wrong, input) in new[] { (right with { HeldOn = null }, "HeldOn"), (right with { HeldOn = Today.AddDays(1) }, "HeldOn"), (right with { Wellbeing = 6 }, "Wellbeing"), (right with { Wellbeing = 0 }, "Wellbeing"), (right with { Note = new string('a', 2001) }, "Note") })
            await Refuses(input, () => Supervisor.Send(wrong));
    }
}
