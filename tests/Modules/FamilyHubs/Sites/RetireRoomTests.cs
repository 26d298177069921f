using Neighbourhood.FamilyHubs.Sites;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Sites;

public sealed class RetireRoomTests : SiteTests
{
    private Task<Guid> Room() => Manager.Send(new AddRoom.Command(World.NewId(), Hub, "Garden room", 30, true));

    [Fact]
    public async Task A_room_is_taken_out_of_use_once_and_its_name_is_free_again()
    {
        var room = await Room();
        var command = new RetireRoom.Command(Hub, room, Today, null, 1);
        await Manager.Send(command);
        await Manager.Send(command);
        await Room();
        Assert.Equal([null, Today], (await See(Hub)).Rooms.Select(r => r.RetiredOn));
        await Assert.ThrowsAsync<Refused>(() => Manager.Send(command with { RetiredOn = Today.AddDays(3) }));
    }

    [Fact]
    public async Task Sessions_that_are_planned_in_it_are_seen_first()
    {
        var (room, session) = (await Room(), await Session(starts: World.Clock.Now().AddDays(2)));
        await World.Arrange("UPDATE familyhubs_session SET room_id = @room WHERE id = @session", new { room, session });
        Assert.Equal(session, Assert.Single((await Manager.Ask(new RetireRoom.Query(Hub, room, Today))).Sessions).Id);
        Assert.Equal("Seen", (await Assert.ThrowsAsync<Refused>(() => Manager.Send(new RetireRoom.Command(Hub, room, Today, null, 1)))).Input);
        await Manager.Send(new RetireRoom.Command(Hub, room, Today, 1, 1));
    }

    [Fact]
    public async Task A_day_is_needed_a_stale_page_is_a_conflict_and_another_place_is_not_found()
    {
        var room = await Room();
        Assert.Equal("RetiredOn", (await Assert.ThrowsAsync<Refused>(() => Manager.Send(new RetireRoom.Command(Hub, room, null, null, 1)))).Input);
        await Assert.ThrowsAsync<Conflict>(() => Manager.Send(new RetireRoom.Command(Hub, room, Today, null, 4)));
        await Assert.ThrowsAsync<NotFound>(() => OtherManager.Send(new RetireRoom.Command(OtherHub, room, Today, null, 1)));
        await Assert.ThrowsAsync<Denied>(() => Worker.Send(new RetireRoom.Command(Hub, room, Today, null, 1)));
    }
}
