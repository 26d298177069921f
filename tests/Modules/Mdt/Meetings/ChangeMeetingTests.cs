using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Meetings;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Meetings;

public sealed class ChangeMeetingTests : ArrangedMeeting
{
    private static ChangeMeeting.Command Later(Guid meeting, int version) => new(meeting, " Sale family MDT ", new DateOnly(2026, 4, 1), new TimeOnly(9, 30), 60, "Hall", version);

    [Fact]
    public async Task It_has_another_day_place_and_length_and_everybody_learns_of_it()
    {
        var meeting = await ListOpen();
        await Coordinator.Send(Later(meeting, 2));
        await Coordinator.Send(Later(meeting, 2)); // a second press
        var view = await Chair.Ask(new SeeMeeting(meeting));
        Assert.Equal((new DateTimeOffset(2026, 4, 1, 8, 30, 0, TimeSpan.Zero), 60, "Hall", 3, MeetingStatus.ListOpen),
            (view.StartsAt, (view.EndsAt - view.StartsAt).Minutes + (60 * (view.EndsAt - view.StartsAt).Hours), view.Place, view.Version, view.Status));
        Assert.Equal(new MeetingChanged(meeting, Mdt, view.StartsAt), Assert.Single(Told<MeetingChanged>()));
        var told = Assert.Single(Told<MdtNoticeGiven>());
        Assert.Equal((MdtNoticeKind.MeetingChanged, meeting, false), (told.Kind, told.SubjectId, told.Urgent));
        Assert.Equal([Chair.Id, Deputy.Id, Gp.Id, HealthVisitor.Id], told.UserIds); // not who changed it
        var step = (await Chair.Ask(new SeeMeetingInTime(meeting))).Steps[^1];
        Assert.Equal(("Changed", "It was: 4 March 2026 at 14:00, 90 minutes, Room 1: Sale family MDT"), (step.What, step.Reason));
    }

    [Fact]
    public async Task A_stale_page_shows_what_stands_and_what_was_sent_and_changes_nothing()
    {
        var meeting = await Planned();
        await Coordinator.Send(Later(meeting, 1));
        var conflict = await Assert.ThrowsAsync<Conflict>(() => Chair.Send(Later(meeting, 1) with { Place = "Elsewhere" }));
        Assert.Equal(("Hall", "Elsewhere"), (conflict.Stands["Where"], conflict.Sent["Where"]));
        Assert.Single(Told<MeetingChanged>());
    }

    [Fact]
    public async Task What_is_the_same_tells_nobody()
    {
        var meeting = await Planned();
        await Coordinator.Send(new ChangeMeeting.Command(meeting, "Sale family MDT", Today.AddDays(2), new TimeOnly(14, 0), 90, "Room 1", 1));
        Assert.Empty(Told<MeetingChanged>());
        Assert.Equal(1, await Version(meeting));
    }

    [Fact]
    public async Task A_meeting_that_runs_is_over_or_was_cancelled_is_not_changed()
    {
        var running = await Running();
        await IsRefused(Chair.Send(Later(running, await Version(running))), "", "is in progress, so it cannot be changed");
        var cancelled = await Planned();
        await Chair.Send(new CancelMeeting.Command(cancelled, "No room", 1));
        await IsRefused(Chair.Send(Later(cancelled, 2)), "", "was cancelled, so it cannot be changed");
        await IsRefused(Chair.Send(Later(await ListClosed(), 3) with { Minutes = 5, Title = " " }), "Title", "Enter a title");
    }

    [Fact]
    public async Task One_that_was_not_held_is_moved_to_a_day_that_is_still_to_come()
    {
        var meeting = await ListClosed();
        World.Clock.Advance(TimeSpan.FromDays(3));
        Assert.True((await Chair.Ask(new SeeMeetingInTime(meeting))).NotHeld);
        await Chair.Send(Later(meeting, 3));
        Assert.False((await Chair.Ask(new SeeMeetingInTime(meeting))).NotHeld);
    }

    [Fact]
    public async Task Only_for_ones_own_team()
    {
        var meeting = await Planned();
        await GuardedFor(who => who.Send(Later(meeting, 1)));
        await GuardedFor(who => who.Ask(new ChangeMeeting.Query(meeting)));
        await Assert.ThrowsAsync<Denied>(() => Gp.Send(Later(meeting, 1)));
    }

    [Fact]
    public async Task The_page_shows_what_stands_on_londons_clocks()
    {
        var meeting = await Planned();
        await Coordinator.Send(Later(meeting, 1));
        var page = await Chair.On((send, _) => new ChangeMeeting.Page(send) { MeetingId = meeting }, async p => { await p.OnGet(default); return p; });
        Assert.Equal((new DateOnly(2026, 4, 1), new TimeOnly(9, 30), 60, 2), (page.HeldOn!.Value, page.StartsAt!.Value, page.Minutes!.Value, page.Version));
    }
}
