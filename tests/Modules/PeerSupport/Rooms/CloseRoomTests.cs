using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Rooms;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Rooms;

public sealed class CloseRoomTests : ArrangedRooms
{
    [Fact]
    public async Task Closed_nobody_reads_or_writes_there_and_after_some_weeks_its_words_are_gone()
    {
        await Opened();
        await ShownPost();
        await Coordinator.Send(new CloseRoom.Command(RoomId));
        await Assert.ThrowsAsync<Refused>(() => ParentWrites());
        await Assert.ThrowsAsync<NotFound>(() => Robin.Ask(new ReadOwnRoom.Query(RoomId)));
        Assert.Empty(await Robin.Ask(new ListOwnRooms.Query()));
        await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new GiveRoomAddress.Command(RoomId, "x")));
        World.Clock.Advance(TimeSpan.FromDays(30));
        await World.Tick();
        Assert.Single((await Coordinator.Ask(new ViewRoom.Query(RoomId))).Posts);
        World.Clock.Advance(TimeSpan.FromDays(1));
        await World.Tick();
        Assert.Empty((await Coordinator.Ask(new ViewRoom.Query(RoomId))).Posts);
        Assert.Equal([0], await World.Sql<int>("SELECT COUNT(*) FROM peersupport_post WHERE words IS NOT NULL"));
    }

    [Fact]
    public async Task Another_programmes_coordinator_cannot_close_it_and_closing_twice_changes_nothing()
    {
        await Opened();
        await Assert.ThrowsAsync<NotFound>(() => OtherCoordinator.Send(new CloseRoom.Command(RoomId)));
        await Coordinator.Send(new CloseRoom.Command(RoomId));
        var version = (await Coordinator.Ask(new ViewRoom.Query(RoomId))).Version;
        await Coordinator.Send(new CloseRoom.Command(RoomId));
        Assert.Equal(version, (await Coordinator.Ask(new ViewRoom.Query(RoomId))).Version);
    }
}
