using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Tasks;

public sealed class AnswerCloseTaskTests : IAsyncLifetime
{
    private World _world = null!;

    public async ValueTask InitializeAsync() => _world = await FamiliesWorld.Start();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_module_ends_what_it_opened_and_what_has_ended_stays_as_it_is()
    {
        var hub = _world.Hub();
        var task = await _world.Task(user: hub.Id);
        await hub.Send(new CloseTask(task, TaskOutcome.Done));
        await hub.Send(new CloseTask(task, TaskOutcome.NoLongerNeeded, "The place was given to somebody else"));
        Assert.StartsWith("Done|", await _world.Stands(task), StringComparison.Ordinal);
        Assert.Equal(["Opened", "Done"], await _world.Steps(task));
        Assert.Empty(await hub.Mine());
    }

    [Fact]
    public async Task No_longer_needed_says_why()
    {
        var task = await _world.Task(user: _world.NewId());
        Assert.Equal("Reason", (await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(new CloseTask(task, TaskOutcome.NoLongerNeeded)))).Input);
        await _world.Hub().Send(new CloseTask(task, TaskOutcome.NoLongerNeeded, "They have moved"));
        Assert.Equal(["They have moved"], await _world.Sql<string>("SELECT end_reason FROM families_task"));
    }

    [Fact]
    public async Task What_was_never_opened_is_closed_without_a_word() => await _world.Hub().Send(new CloseTask(_world.NewId(), TaskOutcome.Done));
}
