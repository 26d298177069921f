using Neighbourhood.Families.Tasks;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Tasks;

public sealed class StartTaskTests : IAsyncLifetime
{
    private World _world = null!;

    public async ValueTask InitializeAsync() => _world = await FamiliesWorld.Start();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task It_is_in_progress_once()
    {
        var hub = _world.Hub();
        var task = await _world.Task(user: hub.Id);
        await hub.Send(new StartTask.Command(task, 1));
        await hub.Send(new StartTask.Command(task, 1));
        Assert.Equal(TaskState.InProgress, Assert.Single((await hub.Ask(new ListTasks.Query())).Mine).State);
        Assert.Equal(["Opened", "Started"], await _world.Steps(task));
    }

    [Fact]
    public async Task Anothers_is_not_found()
    {
        var task = await _world.Task(user: _world.NewId());
        await Assert.ThrowsAsync<NotFound>(() => _world.Hub().Send(new StartTask.Command(task, 1)));
    }
}
