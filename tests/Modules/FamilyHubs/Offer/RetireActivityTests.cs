using Neighbourhood.FamilyHubs.Offer;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Offer;

public sealed class RetireActivityTests : ArrangedOffer
{
    [Fact]
    public async Task It_leaves_the_offer_and_comes_back_and_its_sessions_stay()
    {
        var id = await Added();
        await Session(id);
        await Manager.Send(new RetireActivity.Command(id, Retired: true, 1));
        await Manager.Send(new RetireActivity.Command(id, Retired: true, 1)); // a second press
        Assert.Empty((await Worker.Ask(new ListActivities.Query())).Activities);
        var row = Assert.Single((await Worker.Ask(new ListActivities.Query(Retired: true))).Activities);
        Assert.Equal((Today, 1), (row.RetiredOn!.Value, row.ToCome));
        await Assert.ThrowsAsync<Conflict>(() => Manager.Send(new RetireActivity.Command(id, Retired: false, 1)));
        await Manager.Send(new RetireActivity.Command(id, Retired: false, 2));
        Assert.Single((await Worker.Ask(new ListActivities.Query())).Activities);
    }

    [Fact]
    public async Task Only_a_manager_of_its_hub_retires_it()
    {
        var id = await Added();
        await Assert.ThrowsAsync<NotFound>(() => OtherManager.Send(new RetireActivity.Command(id, true, 1)));
        await Assert.ThrowsAsync<Denied>(() => Worker.Send(new RetireActivity.Command(id, true, 1)));
    }
}
