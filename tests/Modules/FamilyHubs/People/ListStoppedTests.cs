using Neighbourhood.FamilyHubs.People;
using Neighbourhood.Kernel;
using Neighbourhood.Modules.FamilyHubs.Bookings;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.People;

public sealed class ListStoppedTests : ArrangedBookings
{
    [Fact]
    public async Task What_was_looked_at_leaves_the_list_and_only_an_own_hubs_worker_sees_it()
    {
        await Books(await Session(starts: Later), Family, [Mother, Child]);
        await World.Happened(new Neighbourhood.Families.Contracts.PersonDied(Child, Today));
        await World.Happened(new Neighbourhood.Families.Contracts.PersonDeathCorrected(Child));
        await World.Deliver();
        var row = Assert.Single(await Worker.Ask(new ListStopped.Query()));
        Assert.Empty(await OtherWorker.Ask(new ListStopped.Query()));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Ask(new ListStopped.Query()));
        await Assert.ThrowsAsync<NotFound>(() => OtherWorker.Send(new ListStopped.Command(Hub, row.Id)));
        await Assert.ThrowsAsync<NotFound>(() => OtherWorker.Send(new ListStopped.Command(OtherHub, row.Id)));
        await Worker.Send(new ListStopped.Command(Hub, row.Id));
        await Worker.Send(new ListStopped.Command(Hub, row.Id)); // a second press
        Assert.Empty(await Worker.Ask(new ListStopped.Query()));
    }
}
