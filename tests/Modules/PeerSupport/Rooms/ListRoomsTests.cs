using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Rooms;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Rooms;

public sealed class ListRoomsTests : ArrangedRooms
{
    [Fact]
    public async Task It_counts_what_is_to_read_what_was_reported_and_what_is_shown_and_closed_ones_come_last()
    {
        await Opened();
        var closed = await Coordinator.Send(Opening(title: "A first group"));
        await Coordinator.Send(new CloseRoom.Command(closed));
        await ParentWrites();
        await ShownPost();
        await World.AsSystem().Send(new ReportPost.Command(World.NewId(), RoomId, await ShownPost(), ReportWhy.Private));
        var lines = await Coordinator.Ask(new ListRooms.Query());
        Assert.Equal([RoomId, closed], lines.Select(l => l.Id));
        Assert.Equal((1, 1, 1), (lines[0].Waiting, lines[0].Reported, lines[0].Shown));
    }

    [Fact]
    public async Task Each_coordinator_sees_those_of_their_programme_and_no_supporter_sees_the_list()
    {
        await Opened();
        Assert.Empty(await OtherCoordinator.Ask(new ListRooms.Query()));
        await Assert.ThrowsAsync<Denied>(() => Robin.Ask(new ListRooms.Query()));
    }
}
