using Neighbourhood.FamilyHubs.Sites;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Sites;

public sealed class EditRoomTests : SiteTests
{
    private Task<Guid> Room(string name = "Garden room") => Manager.Send(new AddRoom.Command(World.NewId(), Hub, name, 30, true));

    [Fact]
    public async Task A_room_is_corrected_and_a_stale_page_is_a_conflict()
    {
        var room = await Room();
        var command = new EditRoom.Command(Hub, room, "Large room", 24, false, 1);
        await Manager.Send(command);
        await Manager.Send(command); // a second press
        Assert.Equal(("Large room", 24, false), await Manager.Ask(new EditRoom.Query(Hub, room)) is var r ? (r.Name, r.Capacity!.Value, r.StepFree!.Value) : default);
        await Assert.ThrowsAsync<Conflict>(() => Manager.Send(new EditRoom.Command(Hub, room, "Small room", 4, false, 1)));
    }

    [Fact]
    public async Task A_name_that_another_room_has_is_refused_and_a_room_out_of_use_is_not_changed()
    {
        var (room, other) = (await Room(), await Room("Kitchen"));
        Assert.Equal("Name", (await Assert.ThrowsAsync<Refused>(() => Manager.Send(new EditRoom.Command(Hub, other, "Garden room", 4, null, 1)))).Input);
        await Manager.Send(new RetireRoom.Command(Hub, room, Today, null, 1));
        await Assert.ThrowsAsync<Refused>(() => Manager.Send(new EditRoom.Command(Hub, room, "Large room", 24, false, 2)));
    }

    [Fact]
    public async Task A_room_of_another_place_is_not_found()
    {
        var room = await Room();
        await Assert.ThrowsAsync<NotFound>(() => OtherManager.Send(new EditRoom.Command(OtherHub, room, "Large room", 24, false, 1)));
        await Assert.ThrowsAsync<NotFound>(() => OtherManager.Send(new EditRoom.Command(Hub, room, "Large room", 24, false, 1)));
        await Assert.ThrowsAsync<Denied>(() => Worker.Send(new EditRoom.Command(Hub, room, "Large room", 24, false, 1)));
    }
}
