using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Programmes;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Programmes;

public sealed class ListProgrammesTests : ArrangedPeers
{
    [Fact]
    public async Task A_coordinator_sees_their_own_and_whoever_reaches_all_sees_all_and_may_open_one()
    {
        var own = await Coordinator.Ask(new ListProgrammes.Query());
        Assert.Equal((Programme, "Sale", false), (Assert.Single(own.Items).Id, own.Items[0].Area, own.MayOpen));
        var all = await World.As(Roles.PeerCoordinator, Guid.Empty).Ask(new ListProgrammes.Query());
        Assert.Equal((2, true), (all.Items.Count, all.MayOpen));
        await Assert.ThrowsAsync<Denied>(() => Hub.Ask(new ListProgrammes.Query()));
        await Assert.ThrowsAsync<Denied>(() => World.As(Roles.PeerSupporter).Ask(new ListProgrammes.Query()));
    }
}
