using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Tasks;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Tasks;

public sealed class EditTaskTests : IAsyncLifetime
{
    private World _world = null!;

    public async ValueTask InitializeAsync() => _world = await FamiliesWorld.Start();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task What_by_when_and_how_soon_are_changed()
    {
        var hub = _world.Hub();
        var task = await _world.Task(user: hub.Id);
        await hub.Send(new EditTask.Command(task, 1, "Write instead", TaskWorld.Today.AddDays(9), TaskPriority.Urgent));
        var line = Assert.Single((await hub.Ask(new ListTasks.Query())).Mine);
        Assert.Equal(("Write instead", TaskWorld.Today.AddDays(9), TaskPriority.Urgent), (line.Title, line.DueOn, line.Priority));
        Assert.Equal(["Opened", "Changed"], await _world.Steps(task));
    }

    [Fact]
    public async Task A_stale_page_is_a_conflict_that_shows_both()
    {
        var hub = _world.Hub();
        var task = await _world.Task(user: hub.Id);
        await hub.Send(new EditTask.Command(task, 1, "Write instead", TaskWorld.Today, null));
        var conflict = await Assert.ThrowsAsync<Conflict>(() => hub.Send(new EditTask.Command(task, 1, "Visit", TaskWorld.Today, null)));
        Assert.Equal(("Write instead", "Visit"), (conflict.Stands["What is to be done"], conflict.Sent["What is to be done"]));
    }

    [Fact]
    public async Task A_day_that_is_over_may_stay_and_not_be_chosen()
    {
        var hub = _world.Hub();
        var task = await _world.Task(user: hub.Id, due: TaskWorld.Today.AddDays(-5));
        await hub.Send(new EditTask.Command(task, 1, "Write instead", TaskWorld.Today.AddDays(-5), null));
        Assert.Equal("Due", (await Assert.ThrowsAsync<Refused>(() => hub.Send(new EditTask.Command(task, 2, "Write instead", TaskWorld.Today.AddDays(-4), null)))).Input);
    }

    [Fact]
    public async Task Anothers_is_not_found()
    {
        var task = await _world.Task(user: _world.NewId());
        await Assert.ThrowsAsync<NotFound>(() => _world.Hub().Send(new EditTask.Command(task, 1, "Visit", TaskWorld.Today, null)));
    }
}
