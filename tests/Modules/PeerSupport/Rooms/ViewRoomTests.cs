using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Rooms;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Rooms;

public sealed class ViewRoomTests : ArrangedRooms
{
    [Fact]
    public async Task What_is_new_or_reported_comes_first_with_what_the_program_noticed()
    {
        await Opened();
        var shown = await ShownPost();
        var waits = await ParentWrites("Take 400 mg twice a day");
        var posts = (await Coordinator.Ask(new ViewRoom.Query(RoomId))).Posts;
        Assert.Equal([waits, shown], posts.Select(p => p.Id));
        Assert.Equal((Room.ClinicalAdvice, true, false), (posts[0].HeldCode, posts[0].ToRead, posts[1].ToRead));
        Assert.Equal("it may be advice of a clinician", Room.Flag(posts[0].HeldCode!));
    }

    [Fact]
    public async Task Another_programme_does_not_find_it_and_a_hub_worker_is_denied()
    {
        await Opened();
        await Assert.ThrowsAsync<NotFound>(() => OtherCoordinator.Ask(new ViewRoom.Query(RoomId)));
        await Assert.ThrowsAsync<NotFound>(() => Coordinator.Ask(new ViewRoom.Query(World.NewId())));
        await Assert.ThrowsAsync<Denied>(() => Hub.Ask(new ViewRoom.Query(RoomId)));
    }
}
