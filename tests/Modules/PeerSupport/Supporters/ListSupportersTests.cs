using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Supporters;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Supporters;

public sealed class ListSupportersTests : ArrangedSupporters
{
    [Fact]
    public async Task A_coordinator_sees_those_of_the_programme_and_a_supervisor_their_own()
    {
        var (fit, _) = await Supporting();
        var (unfit, _) = await Supporting(trained: false);
        var enquired = await Enquired();
        await Supporting(programme: OtherProgramme);
        var (left, _) = await Supporting(SupporterStatus.Left);
        await World.Arrange("UPDATE peersupport_supporter SET supervisor_user_id = NULL WHERE id = @unfit", new { unfit });
        var items = (await Coordinator.Ask(new ListSupporters.Query())).Items;
        Assert.Equal(new[] { fit, unfit, enquired }.Order(), items.Select(i => i.Id).Order());
        Assert.Empty(items.Single(i => i.Id == fit).Lacks);
        Assert.Single(items.Single(i => i.Id == unfit).Lacks);
        Assert.Equal("Robin Alder", items.Single(i => i.Id == enquired).Name);
        Assert.Equal([left], (await Coordinator.Ask(new ListSupporters.Query(SupporterStatus.Left))).Items.Select(i => i.Id));
        var supervised = await Supervisor.Ask(new ListSupporters.Query());
        Assert.False(supervised.MayWrite);
        Assert.DoesNotContain(supervised.Items, i => i.Id == unfit || i.Id == enquired);
        Assert.Empty((await World.As(Roles.PeerSupervisor, Programme).Ask(new ListSupporters.Query())).Items);
        await Assert.ThrowsAsync<Denied>(() => Hub.Ask(new ListSupporters.Query()));
        await Assert.ThrowsAsync<Denied>(() => World.As(Roles.PeerSupporter).Ask(new ListSupporters.Query()));
    }
}
