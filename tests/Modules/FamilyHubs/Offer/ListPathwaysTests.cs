using Neighbourhood.FamilyHubs.Offer;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Offer;

public sealed class ListPathwaysTests : ArrangedOffer
{
    [Fact]
    public async Task Each_hub_sees_its_own_by_name()
    {
        foreach (var name in new[] { "Talk", "Start" })
            await Manager.Send(new AddPathway.Command(World.NewId(), Hub, new(name, null, null, null, [await Activity()])));
        Assert.Equal(["Start", "Talk"], (await Worker.Ask(new ListPathways.Query())).Select(p => p.Row.Name));
        Assert.Empty(await OtherWorker.Ask(new ListPathways.Query()));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Ask(new ListPathways.Query()));
    }
}
