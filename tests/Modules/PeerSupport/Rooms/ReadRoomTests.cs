using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Modules.PeerSupport.Talks;
using Neighbourhood.PeerSupport.Concerns;
using Neighbourhood.PeerSupport.Rooms;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Rooms;

public sealed class ReadRoomTests : ArrangedRooms
{
    [Fact]
    public async Task Who_is_worried_on_a_wall_is_kept_first_and_the_walls_coordinator_is_told()
    {
        await Opened();
        var id = World.NewId();
        await World.AsSystem().With(async scope =>
        {
            await scope.GetRequiredService<RoomDeeds>().Worry(new NewConcern(id, null, RoomId, "Somebody here writes that she cannot go on.", ConcernKind.SelfHarm, true, World.Clock.Now()), default);
            return 0;
        });
        Assert.Equal(id, Assert.Single(Concerns).ConcernId);
        var alert = await Coordinator.Ask(new AnswerAlert.Query(id));
        Assert.Equal((AlertSide.Parent, (Guid?)null, true), (alert.FromSide, alert.MatchId, alert.ImmediateDanger));
        Assert.Equal([RoomId], await World.Sql<Guid>("SELECT room_id FROM peersupport_alert"));
    }

    [Fact]
    public async Task A_second_press_is_the_same_concern_however_long_after()
    {
        await Opened();
        var (id, opened) = (World.NewId(), World.Clock.Now());
        for (var press = 0; press < 2; press++)
        {
            var written = Alert.Begun(opened.ToUnixTimeMilliseconds(), World.Clock.Now());
            await World.AsSystem().With(async scope =>
            {
                await scope.GetRequiredService<RoomDeeds>().Worry(new NewConcern(id, null, RoomId, "She cannot go on.", ConcernKind.SelfHarm, true, written), default);
                return 0;
            });
            World.Clock.Advance(TimeSpan.FromMinutes(3));
        }
        Assert.Equal(opened, Assert.Single(Concerns).RaisedAt);
    }

    [Fact]
    public void Whoever_reports_that_they_are_worried_is_led_to_the_concern_button()
    {
        Assert.Contains("do not leave it at that", RoomPage.SaidInWords(RoomPage.Reported(ReportWhy.Worrying)), StringComparison.Ordinal);
        Assert.DoesNotContain("harm", RoomPage.SaidInWords(RoomPage.Reported(ReportWhy.Unkind)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_stays_when_the_page_was_open_for_long_and_is_sent_once_from_the_page_that_comes_back()
    {
        await Opened();
        var shown = await ShownPost();
        await using var site = await TalkSite.Start(World);
        var path = Room.Path(Secret);
        async Task<int> Count(string sql) => (await World.Sql<int>(sql)).Single();
        await site.AsksAgain(path, "[name=Words]", new() { ["SignedAs"] = "Sky", ["Words"] = "The first weeks were hard." }, "Send", () => Count("SELECT COUNT(*) FROM peersupport_post"));
        Assert.Equal(2, await Count("SELECT COUNT(*) FROM peersupport_post"));
        await site.AsksAgain($"{path}?PostId={shown}", "[name=Why]", new() { ["Why"] = "Unkind" }, "Report it", () => Count("SELECT COUNT(*) FROM peersupport_report"));
        Assert.Equal(1, await Count("SELECT COUNT(*) FROM peersupport_report"));
        await site.AsksAgain(path, "[name=Seen]", new() { ["Seen"] = "She cannot go on.", ["Kind"] = nameof(ConcernKind.SelfHarm), ["ImmediateDanger"] = "true" }, "Tell somebody", () => Task.FromResult(Concerns.Count));
        Assert.Single(Concerns);
    }

    [Fact]
    public async Task Only_what_is_shown_is_read_the_newest_first()
    {
        await Opened();
        await ParentWrites("Waits");
        await ShownPost("One");
        World.Clock.Advance(TimeSpan.FromMinutes(1));
        await ShownPost("Two");
        Assert.Equal(["Two", "One"], (await Read()).Select(p => p.Words));
    }
}
