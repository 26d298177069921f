using Neighbourhood.Families.Tasks;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Tasks;

public sealed class ViewTaskTests : IAsyncLifetime
{
    private World _world = null!;

    public async ValueTask InitializeAsync() => _world = await FamiliesWorld.Start();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_colleague_who_works_with_the_family_reads_it_and_nobody_else()
    {
        var family = await _world.Family();
        await _world.Involve(family.HouseholdId, team: FamiliesWorld.Site);
        var task = await _world.Task(user: _world.NewId(), household: family.HouseholdId);
        Assert.Equal(("Sam Field", "Okafor"), ((await _world.Hub().Ask(new ViewTask.Query(task))).Line.Who, (await _world.Hub().Ask(new ViewTask.Query(task))).Line.About));
        await Assert.ThrowsAsync<NotFound>(() => _world.Hub(_world.NewId()).Ask(new ViewTask.Query(task)));
        await Assert.ThrowsAsync<Denied>(() => _world.As(Roles.InvitedAttendee).Ask(new ViewTask.Query(task)));
    }

    [Theory]
    [InlineData("antenatal.booking")]
    [InlineData("peersupport.match")]
    [InlineData("safeguarding.lead")]
    public async Task What_few_may_know_of_is_read_by_those_alone_who_have_it(string kind)
    {
        var family = await _world.Family();
        await _world.Involve(family.HouseholdId, team: FamiliesWorld.Site);
        var (hub, has) = (_world.Hub(), _world.Hub());
        var task = await _world.Task(user: has.Id, household: family.HouseholdId, kind: kind);
        await Assert.ThrowsAsync<NotFound>(() => hub.Ask(new ViewTask.Query(task)));
        Assert.Equal("You", (await has.Ask(new ViewTask.Query(task))).Line.Who);
    }
}
