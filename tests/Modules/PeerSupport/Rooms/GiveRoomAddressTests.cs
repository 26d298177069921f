using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Rooms;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Rooms;

public sealed class GiveRoomAddressTests : ArrangedRooms
{
    private Task<RoomPosts.Found?> Open(string secret) => World.AsSystem().With(scope => scope.GetRequiredService<RoomDoor>().Open(secret, Home, default));

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
    public async Task Too_many_wrong_addresses_from_one_network_and_none_is_looked_up()
    {
        await Opened();
        Settings["access.triesPerAddress"] = "3";
        for (var n = 0; n < 3; n++) Assert.Null(await Open($"wrong {n}"));
        Assert.Null(await Open(Secret));
        World.Clock.Advance(TimeSpan.FromHours(2));
        Assert.NotNull(await Open(Secret));
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
