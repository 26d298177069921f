using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Mdt.Meetings;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Meetings;

public sealed class CancelMeetingTests : ArrangedMeeting
{
    [Fact]
    public async Task Its_items_go_to_the_next_list_and_invitations_end()
    {
        var caseId = await Case();
        var referral = await Referral(caseId, "Urgent");
        var meeting = await ListOpen();
        await Coordinator.Send(new ListReferral.Command(meeting, referral, null));
        var invitation = await Coordinator.Send(new InviteToItem.Command(World.NewId(), (await Items(meeting))[0], Guest.Id));
        await World.Arrange("UPDATE mdt_case SET next_review_on = @on WHERE id = @caseId", new { caseId, on = Today.AddDays(90) });

        await Chair.Send(new CancelMeeting.Command(meeting, "The heating is broken", await Version(meeting)));
        Assert.Equal("Cancelled", await Status(meeting));
        Assert.Equal(meeting, Assert.Single(Told<MeetingCancelled>()).MeetingId);
        Assert.Equal(invitation, Assert.Single(Told<MdtInvolvementEnded>()).InvolvementId);
        Assert.Equal(["The heating is broken"], await World.Sql<string>("SELECT reason FROM mdt_step WHERE to_status = 'Cancelled'"));

        var next = Assert.Single((await Chair.Ask(new SeeMeeting(await ListOpen(9)))).Items);
        Assert.Equal((caseId, referral, true), (next.CaseId, next.ReferralId!.Value, next.CarriedOver));
        Assert.Equal("Listed", await Status(referral));
    }

    [Fact]
    public async Task A_reason_is_asked_for_and_a_running_meeting_is_not_cancelled()
    {
        var meeting = await Running();
        await IsRefused(Chair.Send(new CancelMeeting.Command(meeting, " ", await Version(meeting))), "Reason", "Say why");
        await IsRefused(Chair.Send(new CancelMeeting.Command(meeting, "No quorum", await Version(meeting))), "", "it cannot be cancelled");
        await Assert.ThrowsAsync<Conflict>(() => Chair.Send(new CancelMeeting.Command(meeting, "No quorum", 1)));
        await GuardedFor(who => who.Send(new CancelMeeting.Command(meeting, "No quorum", 1)));
        Assert.Empty(Told<MeetingCancelled>());
    }

    [Fact]
    public async Task Its_members_are_told_and_the_chair_of_what_is_urgent_the_same_moment()
    {
        await Referral(await Case(), "Urgent");
        var meeting = await ListOpen();
        await Chair.Send(new CancelMeeting.Command(meeting, "The heating is broken", await Version(meeting)));
        var told = Assert.Single(Told<MdtNoticeGiven>(), n => n.Kind == MdtNoticeKind.MeetingCancelled);
        Assert.Equal([Deputy.Id, Coordinator.Id, Gp.Id, HealthVisitor.Id], told.UserIds);
        var urgent = Assert.Single(Told<MdtNoticeGiven>(), n => n.Kind == MdtNoticeKind.UrgentLeftOver);
        Assert.Equal([Chair.Id], urgent.UserIds);
        Assert.Equal((meeting, true), (urgent.SubjectId, urgent.Urgent));
    }

    [Fact]
    public async Task A_chair_with_a_conflict_is_not_told_of_that_family_and_their_deputy_is()
    {
        await Referral(await Case(), "Urgent");
        var meeting = await ListOpen();
        await Chair.Send(new DeclareConflict.Command((await Items(meeting))[0], null, "My neighbour"));
        await Chair.Send(new CancelMeeting.Command(meeting, "The heating is broken", await Version(meeting)));
        Assert.Equal([Deputy.Id], Assert.Single(Told<MdtNoticeGiven>(), n => n.Kind == MdtNoticeKind.UrgentLeftOver).UserIds);
    }

    [Fact]
    public async Task Its_items_lead_a_list_that_is_open_already_and_nothing_is_urgent_where_nothing_was()
    {
        var first = await Case();
        var cancelled = await ListOpen();
        var other = await Case();
        var next = await ListOpen(5);
        Assert.Equal([other], (await Chair.Ask(new SeeMeeting(next))).Items.Select(i => i.CaseId));
        await Chair.Send(new CancelMeeting.Command(cancelled, "No room", await Version(cancelled)));
        Assert.Equal([first, other], (await Chair.Ask(new SeeMeeting(next))).Items.Select(i => i.CaseId));
        Assert.DoesNotContain(Told<MdtNoticeGiven>(), n => n.Kind == MdtNoticeKind.UrgentLeftOver);
    }

    [Fact]
    public async Task What_was_talked_about_since_does_not_come_back_though_the_cancelled_meeting_was_for_a_later_day()
    {
        await Case();
        var later = await ListOpen(9);
        await Chair.Send(new CancelMeeting.Command(later, "No room", await Version(later)));
        var item = await Started(await Running());
        await Recorded(item);
        await Closed(item);
        Assert.Empty(await Items(await ListOpen(20)));
    }
}
