using Neighbourhood.Access.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Tasks;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Tasks;

public sealed class HandsOnTasksWhenAccountEndedTests : IAsyncLifetime
{
    private World _world = null!;

    public async ValueTask InitializeAsync() => _world = await FamiliesWorld.Start();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task They_go_to_the_manager_who_sees_why_and_those_that_have_ended_stay()
    {
        var (gone, manager) = (_world.Hub(), _world.Hub(_world.NewId()));
        var (open, ended) = (await _world.Task(user: gone.Id), await _world.Task(user: gone.Id));
        await gone.Send(new EndTask.Command(ended, 1, TaskOutcome.Done));
        Left(gone.Id, manager.Id);
        await _world.Happened(new AccountEnded(gone.Id, TaskWorld.Today));
        await _world.Deliver();
        Assert.Equal([open], await manager.Mine());
        Assert.Equal("From Sam Field: Left the service", Assert.Single((await manager.Ask(new ListTasks.Query())).Mine).From);
        Assert.Contains(gone.Id.ToString(), await _world.Stands(ended), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_manager_who_is_there_they_wait_where_work_is_given_out()
    {
        var (gone, supervisor) = (_world.Hub(), _world.As(Roles.Supervisor));
        var task = await _world.Task(user: gone.Id);
        Left(gone.Id, null);
        await _world.Happened(new AccountEnded(gone.Id, TaskWorld.Today));
        await _world.Deliver();
        Assert.Equal([task], await supervisor.Nobodys());
        await supervisor.Send(new TakeTask.Command(task));
        Assert.Equal([task], await supervisor.Mine());
        Assert.Empty(await supervisor.Nobodys());
    }

    private void Left(Guid gone, Guid? manager)
    {
        _world.Answers<GetStaff, IReadOnlyList<GetStaff.Worker>>(q => [.. q.UserIds.Select(id => new GetStaff.Worker(id, "Sam Field", null, null, id == gone))]);
        _world.Answers<GetManagerOf, Guid?>(_ => manager);
    }

    [Fact]
    public async Task Before_it_ends_it_says_what_would_be_left_in_counts()
    {
        var leaving = _world.Hub();
        Assert.Empty(await _world.Hub().Ask(new GatherHandOver(leaving.Id, TaskWorld.Today)));
        await _world.Task(user: leaving.Id, due: TaskWorld.Today.AddDays(-1));
        await _world.Task(user: leaving.Id);
        await _world.Arrange("""
            INSERT INTO families_concern (id, seen, kind, immediate_danger, raised_at, saved_at, state, lead_id, version)
            VALUES (@id, 'A bruise', 'Physical', 0, '2026-03-01 10:00:00.000', '2026-03-01 10:00:00.000', 'LeadTold', @lead, 1)
            """, new { id = _world.NewId(), lead = leaving.Id });
        Assert.Equal(["2 open tasks, 1 overdue", "1 safeguarding concern that they took on"], (await _world.Hub().Ask(new GatherHandOver(leaving.Id, TaskWorld.Today))).Select(p => p.Says));
    }
}
