using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Antenatal.HubLinks;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.HubLinks;

public sealed class StopLinkTests : ArrangedLink
{
    [Fact]
    public async Task It_is_stopped_once_and_cannot_be_changed_then()
    {
        var link = await Linked(await Pregnant(), LinkStatus.Accepted);
        await Assert.ThrowsAsync<Conflict>(() => Midwife.Send(new StopLink.Command(link, 9)));
        await Midwife.Send(new StopLink.Command(link, 1));
        await Midwife.Send(new StopLink.Command(link, 1));
        Assert.Equal(new HubLinkWithdrawn(link, "asked"), Assert.Single(World.Told));
        Assert.Contains("has ended", (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new ChangeLink.Command(link, 2, [], [], [], null)))).Message, StringComparison.Ordinal);

        var (_, other, _, _) = NewFamily();
        var declined = await Linked(await Pregnant(other), LinkStatus.NotAccepted, person: other);
        Assert.Contains("could not take", (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new StopLink.Command(declined, 1)))).Message, StringComparison.Ordinal);
    }
}
