using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Rooms;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Rooms;

public sealed class ListOwnRoomsTests : ArrangedRooms
{
    [Fact]
    public async Task A_supporter_sees_the_open_ones_of_their_programme_alone()
    {
        await Opened();
        await OtherCoordinator.Send(Opening(OtherProgramme));
        Assert.Equal(RoomId, Assert.Single(await Robin.Ask(new ListOwnRooms.Query())).Id);
        await Assert.ThrowsAsync<Denied>(() => Hub.Ask(new ListOwnRooms.Query()));
    }
}
