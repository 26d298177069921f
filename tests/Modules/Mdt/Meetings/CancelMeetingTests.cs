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
}
