using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Requests;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Requests;

public sealed class SeeAskedTests : ArrangedAskers
{
    [Fact]
    public async Task The_coordinators_of_its_programme_read_it_and_nobody_else()
    {
        var id = await Write();
        var view = await Coordinator.Ask(new SeeAsked(id));
        Assert.Equal(("Ama", "My cousin Efua", true), (view.Words!.FirstName, view.Words.Avoid, view.Words.ShareAgreed));
        Assert.Equal(id, Assert.Single((await Coordinator.Ask(new ListRequests.Query())).Asked).Id);
        await Assert.ThrowsAsync<NotFound>(() => OtherCoordinator.Ask(new SeeAsked(id)));
        Assert.Empty((await OtherCoordinator.Ask(new ListRequests.Query())).Asked);
        await Assert.ThrowsAsync<Denied>(() => Hub.Ask(new SeeAsked(id)));
        var (_, supporter) = await Supporting();
        await Assert.ThrowsAsync<Denied>(() => supporter.Ask(new SeeAsked(id)));
    }
}
