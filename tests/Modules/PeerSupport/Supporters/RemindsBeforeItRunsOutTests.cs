using Neighbourhood.Families.Contracts;
using Neighbourhood.PeerSupport.Supporters;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Supporters;

public sealed class RemindsBeforeItRunsOutTests : ArrangedSupporters
{
    [Fact]
    public async Task A_week_before_a_supervision_is_due_the_coordinator_has_one_task_that_names_nobody_and_it_is_closed_when_they_talked()
    {
        var (id, _) = await Supporting(supervisedDaysAgo: 34);
        Assert.Empty(await Reminded());
        World.Clock.Advance(TimeSpan.FromDays(1));
        for (var n = 0; n < 3; n++)
        {
            await Reminded();
            World.Clock.Advance(TimeSpan.FromHours(2));
        }
        var task = Assert.Single(await Reminded());
        Assert.Equal((Coordinator.Id, Today.AddDays(7), $"/peersupport/supporters/{id}"), (task.AssigneeUserId, task.Due, task.Path));
        Assert.Equal(((Guid?)null, (Guid?)null), (task.PersonId, task.HouseholdId));
        Assert.DoesNotContain("Robin", task.Title, StringComparison.Ordinal);
        await Supervisor.Send(new NoteSupervision.Command(World.NewId(), id, Today, null, null));
        World.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Single(await Reminded());
        var closed = Assert.Single(ClosedTasks);
        Assert.Equal((task.TaskId, TaskOutcome.Done), (closed.TaskId, closed.Outcome));
        World.Clock.Advance(TimeSpan.FromDays(35));
        Assert.Equal(2, (await Reminded()).Count);
    }

    [Fact]
    public async Task A_month_before_a_check_or_the_safeguarding_training_runs_out_there_is_one_task_for_each()
    {
        var (id, _) = await Supporting(isChecked: false, trained: false);
        await Check(id);
        await Coordinator.Send(new NoteTraining.Command(id, Course.Safeguarding, Today));
        await Coordinator.Send(new NoteTraining.Command(id, Course.Loss, Today.AddYears(-4)));
        var last = Today.AddMonths(36);
        World.Clock.Advance(TimeSpan.FromDays(last.DayNumber - Today.DayNumber - 31));
        await Supervisor.Send(new NoteSupervision.Command(World.NewId(), id, Today, null, null));
        Assert.Empty(await Reminded());
        World.Clock.Advance(TimeSpan.FromDays(1));
        var tasks = await Reminded();
        Assert.Equal([last, last], tasks.Select(t => t.Due));
        Assert.Contains(tasks, t => t.Title!.Contains("DBS", StringComparison.Ordinal));
        Assert.Contains(tasks, t => t.Title!.Contains("safeguarding training", StringComparison.Ordinal));
        await Check(id);
        World.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(2, (await Reminded()).Count);
        Assert.Equal(tasks.Single(t => t.Title!.Contains("DBS", StringComparison.Ordinal)).TaskId, Assert.Single(ClosedTasks).TaskId);
    }

    [Fact]
    public async Task Where_nobody_coordinates_the_programmes_people_are_told_and_nobody_is_told_of_one_who_pauses_or_has_left()
    {
        await World.Arrange("UPDATE peersupport_programme SET coordinator_user_id = NULL");
        var (id, _) = await Supporting(supervisedDaysAgo: 40);
        await Supporting(SupporterStatus.Paused, supervisedDaysAgo: 40);
        await Supporting(SupporterStatus.Left, supervisedDaysAgo: 40);
        await Supporting(SupporterStatus.Approved, supervisedDaysAgo: 40);
        var task = Assert.Single(await Reminded());
        Assert.Equal((Programme, (Guid?)null), (task.AssigneeTeamId, task.AssigneeUserId));
        await Coordinator.Send(new LeaveProgramme.Command(id, 1, LeaveReason.Moved));
        World.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Single(await Reminded());
        Assert.Equal((task.TaskId, TaskOutcome.NoLongerNeeded), (Assert.Single(ClosedTasks).TaskId, ClosedTasks.Single().Outcome));
    }

    [Fact]
    public async Task The_days_are_a_setting_and_what_is_out_of_date_already_is_for_today()
    {
        await Supporting(supervisedDaysAgo: 30);
        Settings["peer.supervisionRemindDays"] = "12";
        Assert.Single(await Reminded());
        await Supporting(supervisedDaysAgo: 100);
        World.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(Today, (await Reminded())[^1].Due);
    }

    private async Task<IReadOnlyList<OpenTask>> Reminded()
    {
        await World.Tick();
        return [.. Tasks.Where(t => t.KindCode == RemindsBeforeItRunsOut.TaskKind)];
    }
}
