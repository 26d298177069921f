using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Network;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Network;

public sealed class SayWhatIKnowTests : ArrangedNetwork
{
    [Fact]
    public async Task Everybody_says_it_of_themselves_and_may_say_otherwise()
    {
        await Knows(Hub, NetworkTopic.Money, NetworkTopic.Housing, NetworkTopic.Money);
        await Knows(Midwife, NetworkTopic.Feeding);
        Assert.Equal([NetworkTopic.Housing, NetworkTopic.Money], await Hub.Ask(new SeeWhatIKnow()));
        await Knows(Hub);
        Assert.Empty(await Hub.Ask(new SeeWhatIKnow()));
        Assert.Equal([NetworkTopic.Feeding], await Midwife.Ask(new SeeWhatIKnow()));
        Assert.Equal("Topics", (await Assert.ThrowsAsync<Refused>(() => Knows(Hub, (NetworkTopic)77))).Input);
        await Assert.ThrowsAsync<Denied>(() => Knows(Nobody, NetworkTopic.Money));
    }
}
