using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Meetings;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Meetings;

public sealed class OpensAndClosesListsTests : ArrangedMeeting
{
    private async Task At(DateTimeOffset instant)
    {
        World.Clock.MoveTo(instant);
        await World.Tick();
    }

    private sealed record Step(string ToStatus, Guid? ByUser);

    private async Task<IReadOnlyList<Step>> Steps(Guid meeting) => await World.Sql<Step>("SELECT to_status, by_user FROM mdt_step WHERE subject_id = @meeting ORDER BY at, id", new { meeting });

    [Fact]
    public async Task The_list_opens_ten_days_before_is_announced_a_day_before_it_closes_and_closes_by_the_teams_hours()
    {
        var caseId = await Case();
        var meeting = await Planned(12);
        var starts = (await Chair.Ask(new SeeMeeting(meeting))).StartsAt;
        await At(starts.AddDays(-10).AddMinutes(-1));
        Assert.Equal("Planned", await Status(meeting));
        await At(starts.AddDays(-10));
        Assert.Equal("ListOpen", await Status(meeting));
        Assert.Equal(caseId, Assert.Single((await Chair.Ask(new SeeMeeting(meeting))).Items).CaseId);
        Assert.Empty(Told<MdtNoticeGiven>());

        await At(starts.AddHours(-48));
        await At(starts.AddHours(-30));
        var soon = Assert.Single(Told<MdtNoticeGiven>());
        Assert.Equal((MdtNoticeKind.ListClosesSoon, meeting), (soon.Kind, soon.SubjectId));
        Assert.Equal([Chair.Id, Deputy.Id, Coordinator.Id, Gp.Id, HealthVisitor.Id], soon.UserIds);

        await At(starts.AddHours(-24));
        Assert.Equal("ListClosed", await Status(meeting));
        Assert.Equal([MdtNoticeKind.ListClosesSoon, MdtNoticeKind.ListClosed], Told<MdtNoticeGiven>().Select(n => n.Kind));
        Assert.Equal([new("Planned", Coordinator.Id), new("ListOpen", null), new("ListClosed", null)], await Steps(meeting)); // the system's steps have no user
        await At(starts.AddHours(-23));
        Assert.Equal(3, (await Steps(meeting)).Count);
    }

    [Fact]
    public async Task After_the_host_was_down_the_list_opens_and_closes_in_order()
    {
        await Case();
        var meeting = await Planned(12);
        await At((await Chair.Ask(new SeeMeeting(meeting))).StartsAt.AddHours(-2));
        Assert.Equal(["Planned", "ListOpen", "ListClosed"], (await Steps(meeting)).Select(s => s.ToStatus));
        Assert.Single(await Items(meeting));
        Assert.Equal([MdtNoticeKind.ListClosed], Told<MdtNoticeGiven>().Select(n => n.Kind));
    }

    [Fact]
    public async Task A_meeting_that_is_over_or_was_cancelled_is_not_touched()
    {
        var (over, cancelled, open) = (await Planned(3), await Planned(12), await ListOpen(4));
        await Chair.Send(new CancelMeeting.Command(cancelled, "No room", 1));
        await At(World.Clock.Now().AddDays(5));
        Assert.Equal(("Planned", "Cancelled", "ListOpen"), (await Status(over), await Status(cancelled), await Status(open)));
        Assert.DoesNotContain(Told<MdtNoticeGiven>(), n => n.Kind is MdtNoticeKind.ListClosed or MdtNoticeKind.ListClosesSoon);
    }

    [Fact]
    public async Task A_meeting_that_comes_into_the_diary_late_has_an_open_list_until_it_starts()
    {
        var meeting = await Coordinator.Send(new ScheduleMeeting.Command(World.NewId(), Mdt, "At short notice", Today, new TimeOnly(16, 0), 60, "Room 1"));
        await World.Tick();
        Assert.Equal("Planned", await Status(meeting)); // what was just entered may still be corrected
        await At(World.Clock.Now().AddMinutes(20));
        Assert.Equal("ListOpen", await Status(meeting));
        await At((await Chair.Ask(new SeeMeeting(meeting))).StartsAt);
        Assert.Equal("ListClosed", await Status(meeting));
    }

    [Fact]
    public async Task What_became_due_or_was_accepted_since_the_list_was_opened_is_on_it_when_it_closes()
    {
        var meeting = await ListOpen(12);
        var referral = await Referral(await Case(40));
        await At((await Chair.Ask(new SeeMeeting(meeting))).StartsAt.AddHours(-24));
        Assert.Equal(("ListClosed", "Listed"), (await Status(meeting), await Status(referral)));
    }

    [Fact]
    public async Task A_meeting_that_was_moved_is_announced_again()
    {
        var meeting = await ListOpen(12);
        var starts = (await Chair.Ask(new SeeMeeting(meeting))).StartsAt;
        await At(starts.AddHours(-40));
        await Chair.Send(new ChangeMeeting.Command(meeting, "Sale family MDT", starts.LondonDay().AddDays(7), new TimeOnly(14, 0), 90, "Room 1", await Version(meeting)));
        await At(starts.AddDays(7).AddHours(-40));
        Assert.Equal(2, Told<MdtNoticeGiven>().Count(n => n.Kind == MdtNoticeKind.ListClosesSoon));
    }

    [Fact]
    public void A_list_opens_at_the_hour_of_its_meeting_also_when_the_clocks_change_between()
    {
        var starts = new DateOnly(2026, 4, 1).AtLondon(new TimeOnly(14, 0));
        var times = ListTimes.Of(starts, 10, 24, null);
        Assert.Equal((new DateOnly(2026, 3, 22).AtLondon(new TimeOnly(14, 0)), starts.AddHours(-24)), (times.Opens, times.Closes));
        Assert.Equal(times.Closes, ListTimes.Of(starts, 0, 24, null).Opens); // never later than it closes
    }
}
