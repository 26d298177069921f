using Neighbourhood.Families.Tasks;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Tasks;

public sealed class TakeTaskTests : IAsyncLifetime
{
    private World _world = null!;

    public async ValueTask InitializeAsync() => _world = await FamiliesWorld.Start();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task One_of_a_team_takes_it_and_a_second_is_told_so()
    {
        var (one, other) = (_world.Hub(), _world.Hub());
        var family = await _world.Family();
        await _world.Involve(family.HouseholdId, team: FamiliesWorld.Site);
        var task = await _world.Task(team: FamiliesWorld.Site, household: family.HouseholdId);
        await one.Send(new TakeTask.Command(task));
        await one.Send(new TakeTask.Command(task));
        Assert.Equal([task], await one.Mine());
        await Assert.ThrowsAsync<Conflict>(() => other.Send(new TakeTask.Command(task)));
        Assert.Equal(["Opened", "Taken"], await _world.Steps(task));
    }

    [Fact]
    public async Task Another_sites_is_not_found()
    {
        var task = await _world.Task(team: FamiliesWorld.Site);
        await Assert.ThrowsAsync<NotFound>(() => _world.Hub(_world.NewId()).Send(new TakeTask.Command(task)));
    }
}
