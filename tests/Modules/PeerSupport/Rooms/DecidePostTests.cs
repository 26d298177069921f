using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Rooms;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Rooms;

public sealed class DecidePostTests : ArrangedRooms
{
    [Fact]
    public async Task Shown_it_is_read_by_parents_and_supporters_and_nobody_learns_more_than_a_first_name()
    {
        await Opened();
        var id = await ShownPost();
        var post = Assert.Single((await Robin.Ask(new ReadOwnRoom.Query(RoomId))).Posts);
        Assert.Equal((id, "Sky", false), (post.Id, post.SignedAs, post.BySupporter));
        Assert.Equal(["Shown"], await StepsOf(id));
    }

    [Fact]
    public async Task Not_shown_its_words_are_gone_for_good()
    {
        await Opened();
        var id = await ParentWrites();
        await Coordinator.Send(new DecidePost.Command(RoomId, id, PostDeed.Remove, PostState.Waiting));
        Assert.Equal([1], await World.Sql<int>("SELECT COUNT(*) FROM peersupport_post WHERE words IS NULL AND signed_as IS NULL"));
        await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new DecidePost.Command(RoomId, id, PostDeed.Show, PostState.NotShown)));
        Assert.Empty((await Coordinator.Ask(new ViewRoom.Query(RoomId))).Posts);
    }

    [Fact]
    public async Task One_that_says_how_to_reach_somebody_cannot_be_shown()
    {
        await Opened();
        var id = await ParentWrites("Ring me on 07700 900123");
        await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new DecidePost.Command(RoomId, id, PostDeed.Show, PostState.Waiting)));
        Assert.Empty(await Read());
    }

    [Fact]
    public async Task What_changed_since_it_was_read_is_a_conflict_and_the_same_press_again_changes_nothing()
    {
        await Opened();
        var id = await ShownPost();
        await Coordinator.Send(new DecidePost.Command(RoomId, id, PostDeed.Show, PostState.Waiting));
        Assert.Equal(["Shown"], await StepsOf(id));
        await Assert.ThrowsAsync<Conflict>(() => Coordinator.Send(new DecidePost.Command(RoomId, id, PostDeed.Remove, PostState.Waiting)));
        Assert.Equal(PostState.Shown, await StateOf(id));
    }

    [Fact]
    public async Task Another_programme_a_supporter_and_another_room_do_not_reach_it()
    {
        await Opened();
        var id = await ParentWrites();
        await Assert.ThrowsAsync<NotFound>(() => OtherCoordinator.Send(new DecidePost.Command(RoomId, id, PostDeed.Show, PostState.Waiting)));
        await Assert.ThrowsAsync<Denied>(() => Robin.Send(new DecidePost.Command(RoomId, id, PostDeed.Show, PostState.Waiting)));
        await Assert.ThrowsAsync<Denied>(() => Robin.Ask(new ViewRoom.Query(RoomId)));
        var elsewhere = await Coordinator.Send(Opening());
        await Assert.ThrowsAsync<NotFound>(() => Coordinator.Send(new DecidePost.Command(elsewhere, id, PostDeed.Show, PostState.Waiting)));
    }

    [Fact]
    public async Task The_first_page_says_how_many_are_to_read_and_how_many_were_reported()
    {
        await Opened();
        Assert.Null(await Waiting());
        await ParentWrites();
        Assert.Equal("1 to read.", await Waiting());
        await World.AsSystem().Send(new ReportPost.Command(World.NewId(), RoomId, await ShownPost(), ReportWhy.Unkind));
        Assert.Equal("1 to read, 1 reported.", await Waiting());
    }

    private Task<string?> Waiting() => Coordinator.With(scope => scope.GetServices<IWaiting>().Single(w => w.Path == "/peersupport/rooms").Says(default));
}
