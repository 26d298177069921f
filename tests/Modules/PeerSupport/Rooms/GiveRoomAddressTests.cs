using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Kernel;
using Neighbourhood.Modules.PeerSupport.Talks;
using Neighbourhood.PeerSupport.Rooms;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Rooms;

public sealed class GiveRoomAddressTests : ArrangedRooms
{
    private Task<RoomPosts.Found?> Open(string secret) => World.AsSystem().With(scope => scope.GetRequiredService<RoomDoor>().Find(secret, default));

    private Task<bool> Write(string said = "written") => World.AsSystem().With(scope => scope.GetRequiredService<RoomDoor>()
        .Do(said, Home, deeds => deeds.Write(World.NewId(), RoomId, null, "Sky", "Hello", default), default));

    [Fact]
    public async Task The_address_opens_the_room_a_new_one_ends_it_and_no_secret_is_kept()
    {
        await Opened();
        Assert.Equal(RoomId, (await Open(Secret))!.Id);
        var other = new string('f', 64);
        await Coordinator.Send(new GiveRoomAddress.Command(RoomId, await Digest(other)));
        Assert.Null(await Open(Secret));
        Assert.Equal(RoomId, (await Open(other))!.Id);
        Assert.DoesNotContain(other, (await World.Sql<string>("SELECT secret_digest FROM peersupport_room")).Single(), StringComparison.Ordinal);
        await Assert.ThrowsAsync<NotFound>(() => OtherCoordinator.Send(new GiveRoomAddress.Command(RoomId, "x")));
    }

    [Fact]
    public async Task Wrong_addresses_are_counted_to_a_number_and_answered_alike_and_the_right_one_opens_all_the_same()
    {
        await Opened();
        Settings["access.triesPerAddress"] = "3";
        await using var site = await TalkSite.Start(World);
        var answers = new List<string>();
        for (var n = 0; n < 5; n++)
        {
            var from = TimeProvider.System.GetTimestamp();
            answers.Add((await site.Read(Room.Path($"wrong{n}"), status: HttpStatusCode.Gone)).DocumentElement.OuterHtml);
            Assert.True(TimeProvider.System.GetElapsedTime(from) > TimeSpan.FromMilliseconds(295));
        }
        Assert.Single(answers.Distinct(StringComparer.Ordinal));
        Assert.Equal([3], await World.Sql<int>("SELECT SUM(tries) FROM peersupport_address"));
        var page = await site.Read(Room.Path(Secret));
        Assert.Contains("Early babies in Sale", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        var refused = await site.PressAgain(Room.Path("wrong"), page, "[name=Words]", HttpStatusCode.UnprocessableEntity);
        Assert.Contains("does not work any more", refused.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task So_many_posts_are_taken_from_one_network_in_an_hour_and_who_is_worried_is_still_heard()
    {
        await Opened();
        Settings["peer.roomPerAddressHour"] = "2";
        Assert.True(await Write());
        Assert.True(await Write());
        Assert.False(await Write());
        Assert.True(await Write("worried"));
        World.Clock.Advance(TimeSpan.FromHours(2));
        Assert.True(await Write());
        Assert.Equal([4], await World.Sql<int>("SELECT COUNT(*) FROM peersupport_post"));
    }
}
