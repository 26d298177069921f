using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Mdt.Meetings;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Meetings;

public sealed class FinishMeetingTests : ArrangedMeeting
{
    [Fact]
    public async Task Every_item_is_discussed_or_deferred_first()
    {
        await Case();
        await Case();
        var meeting = await Running();
        var item = await Started(meeting);
        await IsRefused(Chair.Send(new FinishMeeting.Command(meeting, await Version(meeting))), "", "2 items are still");
        await Recorded(item);
        await Closed(item);
        await IsRefused(Chair.Send(new FinishMeeting.Command(meeting, await Version(meeting))), "", "One item is still");
        Assert.Equal("InProgress", await Status(meeting));
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM mdt_minute"));
    }

    [Fact]
    public async Task The_minutes_are_drafted_and_everybody_has_left()
    {
        var (meeting, _) = await Finished();
        Assert.Equal("MinutesDraft", await Status(meeting));
        Assert.Equal(2, (await World.Sql<Guid>("SELECT id FROM mdt_minute WHERE meeting_id = @meeting", new { meeting })).Count);
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM mdt_attendance WHERE meeting_id = @meeting AND left_at IS NULL", new { meeting }));
    }

    [Fact]
    public async Task What_was_deferred_is_on_the_next_list_already_when_that_is_open()
    {
        await Case();
        var meeting = await Running();
        var next = await ListOpen(30);
        Assert.Empty(await Items(next));
        var item = (await Items(meeting))[0];
        await Chair.Send(new DeferItem.Command(item, "No time left", await Version(item)));
        await Chair.Send(new FinishMeeting.Command(meeting, await Version(meeting)));
        Assert.True(Assert.Single((await Chair.Ask(new SeeMeeting(next))).Items).CarriedOver);
    }

    [Fact]
    public async Task Only_the_chair_and_only_once()
    {
        var meeting = await Running();
        await GuardedFor(who => who.Send(new FinishMeeting.Command(meeting, 4)));
        await Assert.ThrowsAsync<Denied>(() => Coordinator.Send(new FinishMeeting.Command(meeting, 4)));
        await Chair.Send(new FinishMeeting.Command(meeting, 4));
        await Chair.Send(new FinishMeeting.Command(meeting, 4)); // a second press of the same page
        Assert.Single(await World.Sql<Guid>("SELECT id FROM mdt_minute WHERE meeting_id = @meeting", new { meeting }));
        await IsRefused(Chair.Send(new FinishMeeting.Command(meeting, 5)), "", "it cannot be finished");
    }
}
