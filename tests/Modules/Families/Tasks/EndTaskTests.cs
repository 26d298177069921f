using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Tasks;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Tasks;

public sealed class EndTaskTests : IAsyncLifetime
{
    private World _world = null!;

    public async ValueTask InitializeAsync() => _world = await FamiliesWorld.Start();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Done_needs_no_words_and_no_longer_needed_needs_why()
    {
        var hub = _world.Hub();
        var (done, needless) = (await _world.Task(user: hub.Id), await _world.Task(user: hub.Id));
        await hub.Send(new EndTask.Command(done, 1, TaskOutcome.Done));
        Assert.Equal("Reason", (await Assert.ThrowsAsync<Refused>(() => hub.Send(new EndTask.Command(needless, 1, TaskOutcome.NoLongerNeeded)))).Input);
        Assert.Equal("Outcome", (await Assert.ThrowsAsync<Refused>(() => hub.Send(new EndTask.Command(needless, 1, null)))).Input);
        await hub.Send(new EndTask.Command(needless, 1, TaskOutcome.NoLongerNeeded, "They have moved"));
        Assert.Empty(await hub.Mine());
        Assert.Equal(("Done", "Cancelled"), ((await hub.Ask(new ViewTask.Query(done))).Ended, (await hub.Ask(new ViewTask.Query(needless))).Ended));
    }

    [Fact]
    public async Task What_has_ended_stays_and_a_stale_page_is_a_conflict()
    {
        var hub = _world.Hub();
        var task = await _world.Task(user: hub.Id);
        await hub.Send(new StartTask.Command(task, 1));
        await Assert.ThrowsAsync<Conflict>(() => hub.Send(new EndTask.Command(task, 1, TaskOutcome.Done)));
        await hub.Send(new EndTask.Command(task, 2, TaskOutcome.Done));
        Assert.Equal("", (await Assert.ThrowsAsync<Refused>(() => hub.Send(new EndTask.Command(task, 3, TaskOutcome.NoLongerNeeded, "Late")))).Input);
    }

    [Fact]
    public async Task Anothers_is_not_found()
    {
        var task = await _world.Task(user: _world.NewId());
        await Assert.ThrowsAsync<NotFound>(() => _world.Hub().Send(new EndTask.Command(task, 1, TaskOutcome.Done)));
    }
}
