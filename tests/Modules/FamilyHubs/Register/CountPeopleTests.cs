using Neighbourhood.FamilyHubs.Register;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Register;

public sealed class CountPeopleTests : ArrangedRegister
{
    [Fact]
    public async Task Adults_and_children_are_counted_without_a_name_and_once()
    {
        var session = await Session();
        var count = new CountPeople.Command(World.NewId(), session, 3, 2);
        await Worker.Send(count);
        await Worker.Send(count);
        Assert.Equal(new Sums(0, 3, 2), await Sums(session));
        await Refuses(Worker.Send(new CountPeople.Command(World.NewId(), session, null, null)), "Adults", "how many came");
        await Assert.ThrowsAsync<NotFound>(() => OtherWorker.Send(count with { Id = World.NewId() }));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Send(count with { Id = World.NewId() }));
    }
}
