using Neighbourhood.FamilyHubs.Sites;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Sites;

public sealed class AddRoomTests : SiteTests
{
    [Fact]
    public async Task A_room_is_added_once_and_what_is_not_known_stays_unknown()
    {
        var command = new AddRoom.Command(World.NewId(), Hub, " Garden room ", null, null);
        await Manager.Send(command);
        await Manager.Send(command);
        var room = Assert.Single((await See(Hub)).Rooms);
        Assert.Equal(("Garden room", null, null), (room.Name, room.Capacity, room.StepFree));
    }

    [Fact]
    public async Task A_name_that_is_there_or_missing_and_a_capacity_of_none_are_refused()
    {
        await Manager.Send(new AddRoom.Command(World.NewId(), Hub, "Garden room", 30, true));
        Assert.Equal("Name", (await Assert.ThrowsAsync<Refused>(() => Manager.Send(new AddRoom.Command(World.NewId(), Hub, "GARDEN ROOM", 3, false)))).Input);
        Assert.Equal(["Name", "Capacity"], (await Assert.ThrowsAsync<Refused>(() => Manager.Send(new AddRoom.Command(World.NewId(), Hub, "", 0, null)))).Reasons.Select(r => r.Input));
    }

    [Fact]
    public async Task An_online_place_has_none()
    {
        var online = await Add(Right() with { Kind = SiteKind.Virtual });
        await Assert.ThrowsAsync<Refused>(() => Manager.Send(new AddRoom.Command(World.NewId(), online, "Garden room", 30, true)));
    }

    [Fact]
    public async Task Another_hubs_manager_finds_no_such_place_and_a_worker_may_not()
    {
        await Assert.ThrowsAsync<NotFound>(() => OtherManager.Send(new AddRoom.Command(World.NewId(), Hub, "Garden room", 30, true)));
        await Assert.ThrowsAsync<Denied>(() => Worker.Send(new AddRoom.Command(World.NewId(), Hub, "Garden room", 30, true)));
    }
}
