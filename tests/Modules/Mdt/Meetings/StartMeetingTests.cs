using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Meetings;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Meetings;

public sealed class StartMeetingTests : ArrangedMeeting
{
    [Fact]
    public async Task It_starts_once_somebody_is_here()
    {
        var meeting = await ListClosed();
        await IsRefused(Chair.Send(new StartMeeting.Command(meeting, await Version(meeting))), "", "Record who is here");
        Assert.Equal("ListClosed", await Status(meeting));
        await Chair.Send(new RecordArrival.Command(meeting, Chair.Id, null));
        await Chair.Send(new StartMeeting.Command(meeting, await Version(meeting)));
        Assert.Equal("InProgress", await Status(meeting));
        Assert.Equal([World.Clock.Now()], await World.Sql<DateTimeOffset>("SELECT started_at FROM mdt_meeting WHERE id = @meeting", new { meeting }));
    }

    [Fact]
    public async Task An_open_list_a_stale_page_and_other_people_do_not_start_it()
    {
        var meeting = await ListOpen();
        await IsRefused(Chair.Send(new StartMeeting.Command(meeting, await Version(meeting))), "", "it cannot be started");
        await Assert.ThrowsAsync<Conflict>(() => Chair.Send(new StartMeeting.Command(meeting, 1)));
        await GuardedFor(who => who.Send(new StartMeeting.Command(meeting, 2)));
        await Assert.ThrowsAsync<Denied>(() => Coordinator.Send(new StartMeeting.Command(meeting, 2)));
    }
}
