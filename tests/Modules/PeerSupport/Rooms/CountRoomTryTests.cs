using Neighbourhood.PeerSupport.Rooms;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Rooms;

public sealed class CountRoomTryTests : ArrangedRooms
{
    [Fact]
    public async Task It_counts_by_the_hour_and_forgets_what_counts_no_more()
    {
        await World.AsSystem().Send(new CountRoomTry.Command("a"));
        await World.AsSystem().Send(new CountRoomTry.Command("a"));
        await World.AsSystem().Send(new CountRoomTry.Command("b"));
        Assert.Equal([2, 1], await World.Sql<int>("SELECT tries FROM peersupport_address ORDER BY address_digest"));
        World.Clock.Advance(TimeSpan.FromHours(4));
        await World.AsSystem().Send(new CountRoomTry.Command("a"));
        Assert.Equal([1], await World.Sql<int>("SELECT tries FROM peersupport_address WHERE address_digest = 'a'"));
    }
}
