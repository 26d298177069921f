using Neighbourhood.Access.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Tasks;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Tasks;

public sealed class HandOverTaskTests : IAsyncLifetime
{
    private World _world = null!;

    public async ValueTask InitializeAsync() => _world = await FamiliesWorld.Start();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task The_receiver_sees_from_whom_and_why()
    {
        var (hub, other) = (_world.Hub(), _world.Hub(_world.NewId()));
        var task = await _world.Task(user: hub.Id);
        await hub.Send(new HandOverTask.Command(task, 1, other.Id, null, "On leave from Friday"));
        Assert.Empty(await hub.Mine());
        Assert.Equal("From Sam Field: On leave from Friday", Assert.Single((await other.Ask(new ListTasks.Query())).Mine).From);
        Assert.Contains("Handed over to Sam Field: Sam Field. On leave from Friday", (await other.Ask(new ViewTask.Query(task))).Steps.Select(s => s.Says));
    }

    [Fact]
    public async Task A_team_of_ones_own_may_have_it()
    {
        var hub = _world.Hub();
        var task = await _world.Task(user: hub.Id);
        await hub.Send(new HandOverTask.Command(task, 1, null, FamiliesWorld.Site, "Anybody may ring"));
        Assert.Equal([task], await _world.Hub().Teams());
    }

    [Fact]
    public async Task It_needs_one_receiver_and_a_reason()
    {
        var hub = _world.Hub();
        var task = await _world.Task(user: hub.Id);
        Assert.Equal(["ToUserId", "Reason"], (await Assert.ThrowsAsync<Refused>(() => hub.Send(new HandOverTask.Command(task, 1, null, null, " ")))).Reasons.Select(r => r.Input));
        Assert.Equal("ToUserId", (await Assert.ThrowsAsync<Refused>(() => hub.Send(new HandOverTask.Command(task, 1, hub.Id, null, "Mine")))).Input);
        Assert.Equal("ToTeamId", (await Assert.ThrowsAsync<Refused>(() => hub.Send(new HandOverTask.Command(task, 1, null, _world.NewId(), "Theirs")))).Input);
        _world.Answers<GetStaff, IReadOnlyList<GetStaff.Worker>>(_ => []);
        Assert.Equal("ToUserId", (await Assert.ThrowsAsync<Refused>(() => hub.Send(new HandOverTask.Command(task, 1, _world.NewId(), null, "To nobody")))).Input);
    }

    [Fact]
    public async Task A_stale_page_is_a_conflict_and_what_has_ended_is_refused()
    {
        var hub = _world.Hub();
        var task = await _world.Task(user: hub.Id);
        await hub.Send(new StartTask.Command(task, 1));
        await Assert.ThrowsAsync<Conflict>(() => hub.Send(new HandOverTask.Command(task, 1, _world.NewId(), null, "On leave")));
        await hub.Send(new EndTask.Command(task, 2, TaskOutcome.Done));
        await Assert.ThrowsAsync<Refused>(() => hub.Send(new HandOverTask.Command(task, 3, _world.NewId(), null, "On leave")));
    }
}
