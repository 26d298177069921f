using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Rooms;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Rooms;

public sealed class ReportPostTests : ArrangedRooms
{
    private Task<Done> Report(Guid post, ReportWhy? why = ReportWhy.ClinicalAdvice, Guid? id = null) => World.AsSystem().Send(new ReportPost.Command(id ?? World.NewId(), RoomId, post, why));

    [Fact]
    public async Task Reported_once_it_waits_for_the_coordinator_and_often_it_is_hidden_until_then()
    {
        await Opened();
        var post = await ShownPost();
        await Robin.Send(new ReportPost.Command(World.NewId(), RoomId, post, ReportWhy.ClinicalAdvice));
        Assert.Single(await Read());
        var line = Assert.Single((await Coordinator.Ask(new ViewRoom.Query(RoomId))).Posts);
        Assert.Equal((true, 1, ReportWhy.ClinicalAdvice), (line.ToRead, line.Reports, line.Why.Single()));
        await Report(post);
        await Report(post, ReportWhy.Unkind);
        Assert.Equal(PostState.Reported, await StateOf(post));
        Assert.Empty(await Read());
    }

    [Fact]
    public async Task What_says_who_somebody_is_is_hidden_at_once()
    {
        await Opened();
        var post = await ShownPost();
        await Report(post, ReportWhy.Private);
        Assert.Empty(await Read());
    }

    [Fact]
    public async Task Kept_by_the_coordinator_it_is_shown_again_and_its_reports_are_settled()
    {
        await Opened();
        var post = await ShownPost();
        await Report(post, ReportWhy.Private);
        await Coordinator.Send(new DecidePost.Command(RoomId, post, PostDeed.Show, PostState.Reported));
        Assert.Single(await Read());
        Assert.False((await Coordinator.Ask(new ViewRoom.Query(RoomId))).Posts.Single().ToRead);
        Assert.Equal([0], await World.Sql<int>("SELECT COUNT(*) FROM peersupport_report WHERE settled_at IS NULL"));
    }

    [Fact]
    public async Task A_second_press_counts_once_and_a_reason_is_needed()
    {
        await Opened();
        var (post, id) = (await ShownPost(), World.NewId());
        await Report(post, id: id);
        await Report(post, id: id);
        Assert.Equal(1, (await Coordinator.Ask(new ViewRoom.Query(RoomId))).Posts.Single().Reports);
        Assert.Equal("Why", (await Assert.ThrowsAsync<Refused>(() => Report(post, null))).Input);
    }

    [Fact]
    public async Task What_waits_or_is_not_there_is_answered_alike_and_tells_nothing()
    {
        await Opened();
        await Report(await ParentWrites());
        await Report(World.NewId());
        Assert.Equal([0], await World.Sql<int>("SELECT COUNT(*) FROM peersupport_report"));
    }
}
