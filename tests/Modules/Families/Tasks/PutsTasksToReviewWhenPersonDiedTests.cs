using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Tasks;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Tasks;

public sealed class PutsTasksToReviewWhenPersonDiedTests : IAsyncLifetime
{
    private World _world = null!;

    public async ValueTask InitializeAsync() => _world = await FamiliesWorld.Start();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Tasks_about_them_come_first_are_not_closed_and_are_kept_by_saving()
    {
        var hub = _world.Hub();
        var family = await _world.Family();
        var about = await _world.Task(user: hub.Id, person: family.Adult!.PersonId, due: TaskWorld.Today.AddDays(9));
        var household = await _world.Task(user: hub.Id, household: family.HouseholdId);
        await _world.Happened(new PersonDied(family.Adult.PersonId, TaskWorld.Today));
        var mine = (await hub.Ask(new ListTasks.Query())).Mine;
        Assert.Equal([(about, TaskBucket.Review), (household, TaskBucket.Today)], mine.Select(t => (t.Id, t.Bucket)));
        Assert.Equal(["Opened", "PutToReview"], await _world.Steps(about));

        await hub.Send(new EditTask.Command(about, 2, "Return the cot", TaskWorld.Today.AddDays(9), null));
        Assert.Equal(TaskBucket.Upcoming, (await hub.Ask(new ViewTask.Query(about))).Line.Bucket);
    }
}
