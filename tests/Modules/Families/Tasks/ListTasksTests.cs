using Neighbourhood.Access.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Tasks;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Tasks;

public sealed class ListTasksTests : IAsyncLifetime
{
    private World _world = null!;

    public async ValueTask InitializeAsync() => _world = await FamiliesWorld.Start();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Ones_own_stand_by_day_the_urgent_first_and_nobody_elses_are_there()
    {
        var hub = _world.Hub();
        var upcoming = await _world.Task(user: hub.Id, due: TaskWorld.Today.AddDays(1));
        var overdue = await _world.Task(user: hub.Id, due: TaskWorld.Today.AddDays(-1));
        var today = await _world.Task(user: hub.Id);
        var urgent = await _world.AsSystem().Send(_world.Request(user: hub.Id) with { Priority = TaskPriority.Urgent });
        await _world.Task(user: _world.NewId());
        var mine = (await hub.Ask(new ListTasks.Query())).Mine;
        Assert.Equal([overdue, urgent, today, upcoming], mine.Select(t => t.Id));
        Assert.Equal([TaskBucket.Overdue, TaskBucket.Today, TaskBucket.Today, TaskBucket.Upcoming], mine.Select(t => t.Bucket));
        Assert.Equal([false, false, false, true], mine.Select(t => t.DueTomorrow));
    }

    [Fact]
    public async Task A_day_is_a_london_day()
    {
        var hub = _world.Hub();
        await _world.Task(user: hub.Id, due: new DateOnly(2026, 6, 1));
        _world.Clock.MoveTo(new DateTimeOffset(2026, 5, 31, 23, 30, 0, TimeSpan.Zero)); // half past midnight in London
        Assert.Equal(TaskBucket.Today, Assert.Single((await hub.Ask(new ListTasks.Query())).Mine).Bucket);
    }

    [Fact]
    public async Task A_teams_are_seen_by_its_people_alone()
    {
        var task = await _world.Task(team: FamiliesWorld.Site);
        Assert.Equal([task], await _world.Hub().Teams());
        Assert.Empty(await _world.Hub(_world.NewId()).Teams());
        Assert.Empty(await _world.Hub().Mine());
    }

    [Fact]
    public async Task What_nobody_has_is_seen_by_who_gives_out_work_without_what_is_not_theirs_to_read()
    {
        _world.Answers<GetStaff, IReadOnlyList<GetStaff.Worker>>(q => [.. q.UserIds.Select(id => new GetStaff.Worker(id, "Sam Field", null, null, true))]);
        _world.Answers<GetManagerOf, Guid?>(_ => null);
        var family = await _world.Family();
        var task = await _world.Task(user: _world.NewId(), household: family.HouseholdId);
        var line = Assert.Single((await _world.As(Roles.Supervisor).Ask(new ListTasks.Query())).Nobodys);
        Assert.Equal((task, "A task about a family you do not work with", true, null, "Nobody yet"), (line.Id, line.Title, line.Hidden, line.HouseholdId, line.Who));
        Assert.Equal("Ring about the nursery place", Assert.Single((await _world.As(Roles.Chair, FamiliesWorld.North).Ask(new ListTasks.Query())).Nobodys).Title);
        Assert.Empty(await _world.Hub().Nobodys());
    }

    [Fact]
    public async Task A_restricted_family_is_named_as_everywhere_else()
    {
        var (hub, family) = (_world.Hub(), await _world.Family());
        await _world.Involve(family.HouseholdId, team: FamiliesWorld.Site);
        await _world.Task(user: hub.Id, household: family.HouseholdId);
        Assert.Equal("Okafor", Assert.Single((await hub.Ask(new ListTasks.Query())).Mine).About);
        await _world.Restrict(family.Adult!.PersonId);
        Assert.Equal("Amara", Assert.Single((await hub.Ask(new ListTasks.Query())).Mine).About);
    }

    [Fact]
    public async Task Who_has_no_role_for_it_is_denied() => await Assert.ThrowsAsync<Denied>(() => _world.As(Roles.InvitedAttendee).Ask(new ListTasks.Query()));
}
