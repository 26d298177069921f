using System.Text.Json;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Rooms;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Rooms;

public sealed class ReadOwnRoomTests : ArrangedRooms
{
    [Fact]
    public async Task A_supporter_reads_what_is_shown_and_nothing_that_waits_or_was_reported_as_private()
    {
        await Opened();
        await ParentWrites("My name is Amina Okonkwo");
        var reported = await ShownPost("She lives beside the school");
        await World.AsSystem().Send(new ReportPost.Command(World.NewId(), RoomId, reported, ReportWhy.Private));
        await ShownPost("A walk helped");
        var read = JsonSerializer.Serialize(await Robin.Ask(new ReadOwnRoom.Query(RoomId)));
        Assert.Contains("A walk helped", read, StringComparison.Ordinal);
        Assert.DoesNotContain("Okonkwo", read, StringComparison.Ordinal);
        Assert.DoesNotContain("school", read, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_of_another_programme_is_not_found()
    {
        await Opened();
        var elsewhere = await OtherCoordinator.Send(Opening(OtherProgramme));
        await Assert.ThrowsAsync<NotFound>(() => Robin.Ask(new ReadOwnRoom.Query(elsewhere)));
    }
}
