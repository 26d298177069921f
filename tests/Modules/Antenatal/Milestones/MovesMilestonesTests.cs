using Neighbourhood.Antenatal.Milestones;
using Neighbourhood.Antenatal.Pregnancies;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Milestones;

public sealed class MovesMilestonesTests : ArrangedPregnancy
{
    private sealed record Kept(Guid Id, MilestoneStatus Status);

    [Fact]
    public async Task One_opens_with_its_first_day_and_is_missed_after_its_last_also_after_a_gap_and_a_second_run_changes_nothing()
    {
        var id = await Pregnant();
        await World.Tick();
        var one = await Read(id, "week-25");
        Assert.Equal(MilestoneStatus.Upcoming, one.Status);
        await On(35);
        Assert.Equal(MilestoneStatus.Open, (await Read(id, "week-25")).Status);
        await On(41);
        Assert.Equal(MilestoneStatus.Open, (await Read(id, "week-25")).Status);
        await On(42);
        await On(42);
        Assert.Equal(MilestoneStatus.Missed, (await Read(id, "week-25")).Status);
        Assert.Equal(["Open", "Missed"], await StepsOf(one.Id));
        var later = await Read(id, "week-31");
        await On(200);
        Assert.Equal(["Open", "Missed"], await StepsOf(later.Id));
    }

    [Fact]
    public async Task Where_contact_is_stopped_or_she_is_elsewhere_nothing_moves()
    {
        var id = await Pregnant();
        await World.Tick();
        await World.Arrange("UPDATE antenatal_pregnancy SET status = 'LossRecorded', status_before = 'Ongoing' WHERE id = @id", new { id });
        await On(60);
        Assert.Equal(MilestoneStatus.Upcoming, (await Read(id, "week-25")).Status);
    }

    [Fact]
    public async Task One_who_is_not_booked_by_12_6_is_asked_after_once_and_one_who_is_held_not_at_all()
    {
        var (_, held, _, _) = NewFamily();
        var (_, early, _, _) = NewFamily();
        await World.Arrange("INSERT INTO antenatal_hold (hold_id, person_id, kind, held_on) VALUES (@id, @held, 'Pregnancy', @Today)", new { id = World.NewId(), held, Today });
        await Pregnant(held, PregnancyStatus.Notified);
        var soon = await Pregnant(early, PregnancyStatus.Notified, Today.AddDays(Gestation.Term - 89));
        var id = await Pregnant(status: PregnancyStatus.Notified);
        await World.Tick();
        await On(0);
        var task = Assert.Single(Tasks);
        Assert.Equal((Midwife.Id, null, null), (task.AssigneeUserId!.Value, task.HouseholdId, task.PersonId));
        Assert.Equal(id, Assert.Single(await World.Sql<Guid>("SELECT pregnancy_id FROM antenatal_silence")));
        Assert.True(Assert.Single((await Midwife.Ask(new ListPregnancies.Query(WorkView.Quiet))).Lines).Line.NotBooked);
        await On(1);
        Assert.Equal(2, Tasks.Count);
        Assert.Contains(soon, await World.Sql<Guid>("SELECT pregnancy_id FROM antenatal_silence"));
    }

    [Fact]
    public async Task Two_missed_and_nobody_heard_of_her_since_opens_one_question_and_a_word_with_any_service_none()
    {
        var (home, other, _, _) = NewFamily();
        var (id, heard) = (await Pregnant(), await Pregnant(other));
        Spoken[home] = Today.AddDays(42);
        await World.Tick();
        await On(10);
        Assert.Empty(Tasks);
        await On(42);
        await On(43);
        Assert.Equal(id, Assert.Single(await World.Sql<Guid>("SELECT pregnancy_id FROM antenatal_silence")));
        Assert.Single(Tasks);
        Assert.NotEqual(heard, id);
    }

    [Fact]
    public async Task A_due_date_that_is_not_known_is_asked_for_each_fortnight_with_one_task_at_a_time_until_it_is()
    {
        var id = await Pregnant(eddKnown: false);
        await World.Tick();
        await On(0);
        var first = Assert.Single(Tasks);
        Assert.EndsWith("/dates", first.Path, StringComparison.Ordinal);
        await On(13);
        Assert.Single(Tasks);
        await On(14);
        Assert.Equal((2, first.TaskId), (Tasks.Count, Assert.Single(ClosedTasks).TaskId));
        await World.Arrange("UPDATE antenatal_pregnancy SET agreed_edd = @edd WHERE id = @id", new { id, edd = Today.AddDays(100) });
        await On(15);
        Assert.Equal(2, ClosedTasks.Count);
        await On(60);
        Assert.DoesNotContain(Tasks.Skip(2), t => t.KindCode == "antenatal.due-date");
    }

    [Fact]
    public async Task One_whose_row_always_fails_stops_nobody_behind_it()
    {
        var ((_, second, _, _), (_, third, _, _)) = (NewFamily(), NewFamily());
        await Broken(await Pregnant(status: PregnancyStatus.Notified));
        await Broken(await Pregnant(eddKnown: false));
        var quiet = await Pregnant(second);
        var undated = await Pregnant(third, eddKnown: false);
        await World.Tick();
        await On(0);
        Assert.Equal(MilestoneStatus.Upcoming, (await Read(quiet, "week-25")).Status);
        Assert.EndsWith($"{undated}/dates", Assert.Single(Tasks).Path, StringComparison.Ordinal);
        await On(10);
        await On(42);
        await On(43);
        Assert.Equal(quiet, Assert.Single(await World.Sql<Guid>("SELECT pregnancy_id FROM antenatal_silence")));
    }

    /// <summary>It cannot be read any more.</summary>
    private Task Broken(Guid id) => World.Arrange("UPDATE antenatal_pregnancy SET multiple = 'Broken' WHERE id = @id", new { id });

    private readonly DateTimeOffset _start = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private int _runs;

    /// <summary>So many days after the first, each run an hour later than the one before.</summary>
    private async Task On(int days)
    {
        World.Clock.MoveTo(_start.AddDays(days).AddHours(_runs = (_runs + 1) % 8));
        await World.Tick();
    }

    private async Task<Kept> Read(Guid id, string code) => (await World.Sql<Kept>("SELECT id, status FROM antenatal_milestone WHERE pregnancy_id = @id AND code = @code", new { id, code })).Single();
}
