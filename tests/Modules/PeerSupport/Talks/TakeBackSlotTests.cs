using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Talks;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Talks;

public sealed class TakeBackSlotTests : ArrangedTalk
{
    [Fact]
    public async Task A_time_is_offered_no_more_and_nobody_takes_back_anothers()
    {
        await CallsAreSimulated();
        var (talk, other, slot) = (await Talking(), await Talking(), World.NewId());
        await talk.As.Send(new OfferSlot.Command(slot, talk.Match, Today.AddDays(1), new TimeOnly(10, 30), 30));
        await other.As.Send(new TakeBackSlot(other.Match, slot));
        Assert.Single((await Sees(talk)).Slots);
        await Assert.ThrowsAsync<NotFound>(() => other.As.Send(new TakeBackSlot(talk.Match, slot)));
        await talk.As.Send(new TakeBackSlot(talk.Match, slot));
        Assert.Empty((await Sees(talk)).Slots);
    }
}
