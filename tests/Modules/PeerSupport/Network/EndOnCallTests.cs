using Neighbourhood.PeerSupport.Network;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Network;

public sealed class EndOnCallTests : ArrangedNetwork
{
    [Fact]
    public async Task Only_ones_own_time_is_taken_off()
    {
        await Hub.Send(new GoOnCall.Command(World.NewId(), NetworkTopic.Housing, [DayOfWeek.Monday], null, new(9, 0), new(12, 30), "01632 960 001"));
        var time = Assert.Single(await Hub.Ask(new GoOnCall.Query())).Id;
        await Midwife.Send(new EndOnCall.Command(time));
        Assert.Single(await Hub.Ask(new GoOnCall.Query()));
        await Hub.Send(new EndOnCall.Command(time));
        await Hub.Send(new EndOnCall.Command(time));
        Assert.Empty(await Hub.Ask(new GoOnCall.Query()));
    }
}
