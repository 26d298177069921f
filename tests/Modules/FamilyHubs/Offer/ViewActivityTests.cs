using Neighbourhood.FamilyHubs.Offer;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Offer;

public sealed class ViewActivityTests : ArrangedOffer
{
    [Fact]
    public async Task A_worker_reads_all_of_it_with_the_sessions_to_come()
    {
        var id = await Added();
        await Session(id);
        await Session(id, starts: World.Clock.Now().AddDays(-1));
        var shown = await Worker.Ask(new SeeActivity(id));
        Assert.Equal(("Acorn Hub", 1), (shown.Site, shown.ToCome));
        Assert.Empty(shown.Warnings);
    }

    [Fact]
    public async Task It_is_for_its_own_hub()
    {
        var id = await Added();
        await Assert.ThrowsAsync<NotFound>(() => OtherWorker.Ask(new SeeActivity(id)));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Ask(new SeeActivity(id)));
    }
}
