using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Talks;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Talks;

public sealed class OfferSlotTests : ArrangedTalk
{
    private Task<Guid> Offer(Talk talk, DateOnly? day, TimeOnly? at, int? minutes = 30) => talk.As.Send(new OfferSlot.Command(World.NewId(), talk.Match, day, at, minutes));

    [Fact]
    public async Task Without_an_adapter_there_are_messages_alone()
    {
        var talk = await Talking();
        Assert.Equal(Calls.None, (await Assert.ThrowsAsync<Refused>(() => Offer(talk, Today.AddDays(1), new TimeOnly(10, 0)))).Message);
        // Outside the demo the one that rings nobody would promise a call that never comes.
        foreach (var adapter in new[] { "one that is not here", "simulated" })
        {
            Settings["peer.callAdapter"] = adapter;
            await Assert.ThrowsAsync<Refused>(() => Offer(talk, Today.AddDays(1), new TimeOnly(10, 0)));
        }
        Assert.False((await Sees(talk)).Calls);
    }

    [Fact]
    public async Task Each_thing_that_is_wrong_is_said()
    {
        await CallsAreSimulated();
        var talk = await Talking();
        Assert.Equal(["Day", "Starts"], (await Assert.ThrowsAsync<Refused>(() => Offer(talk, null, null))).Reasons.Select(r => r.Input));
        Assert.Equal("Day", (await Assert.ThrowsAsync<Refused>(() => Offer(talk, Today.AddDays(-1), new TimeOnly(10, 0)))).Input);
        Assert.Equal("Day", (await Assert.ThrowsAsync<Refused>(() => Offer(talk, DateOnly.MaxValue, new TimeOnly(10, 0)))).Input);
        Assert.Equal("Starts", (await Assert.ThrowsAsync<Refused>(() => Offer(talk, Today, new TimeOnly(9, 59)))).Input);
        Assert.Equal("Minutes", (await Assert.ThrowsAsync<Refused>(() => Offer(talk, Today.AddDays(1), new TimeOnly(10, 0), 600))).Input);
        await Offer(talk, Today.AddDays(1), new TimeOnly(10, 0));
        Assert.Single((await Sees(talk)).Slots);
        await Pause(talk);
        await Assert.ThrowsAsync<Refused>(() => Offer(talk, Today.AddDays(2), new TimeOnly(10, 0)));
    }
}
