using Neighbourhood.Families.Contracts;
using Neighbourhood.Mdt.Cases;
using Neighbourhood.Mdt.Meetings;
using Neighbourhood.Mdt.Minutes;
using Xunit;

namespace Neighbourhood.Modules.Mdt;

public sealed class ObjectionsTests : ArrangedMeeting
{
    private async Task<(Guid Meeting, Guid Case)> Approved()
    {
        var caseId = await Case();
        await Referral(caseId);
        var meeting = await Running();
        var item = await Started(meeting);
        await Recorded(item);
        await Closed(item);
        await Chair.Send(new FinishMeeting.Command(meeting, await Version(meeting)));
        await Chair.Send(new ApproveMinutes.Command(meeting, null, await Version(meeting), await EntriesVersion(meeting)));
        await Chair.Send(new AddAddendum.Command(World.NewId(), meeting, item, "The nursery rang back."));
        return (meeting, caseId);
    }

    [Fact]
    public async Task Scenario_8_the_minutes_leave_the_family_out_and_the_chair_sees_sharing_objected_to()
    {
        var (meeting, _) = await Approved();
        Assert.Contains("sleep", (await Gp.Ask(new SeeMinutes(meeting))).Entries[1].Text, StringComparison.Ordinal);

        Basis = SharingBasis.Objection;
        var member = await Gp.Ask(new SeeMinutes(meeting));
        Assert.NotNull(member.Entries[0].Text); // the meeting's own
        Assert.Equal((null, false), (member.Entries[1].Text, member.Entries[1].Objected));
        Assert.Empty(member.Entries[1].Owners);
        Assert.Empty(member.Addenda);
        var chair = await Chair.Ask(new SeeMinutes(meeting));
        Assert.True(chair.Entries[1].Objected);
        Assert.Contains("sleep", chair.Entries[1].Text, StringComparison.Ordinal);
        Assert.Single(chair.Addenda);
    }

    [Fact]
    public async Task The_case_keeps_what_was_said_decided_and_agreed_to_the_chair()
    {
        var (_, caseId) = await Approved();
        Basis = SharingBasis.Objection;
        var member = await Gp.Ask(new ViewCase.Query(caseId));
        Assert.Equal((false, true, 0, 0), (member.Objected, member.LeftOut, member.Items.Count, member.Actions.Count));
        Assert.All(member.Timeline, s => Assert.Null(s.Reason));
        var chair = await Chair.Ask(new ViewCase.Query(caseId));
        Assert.Equal((true, false, 1, 1), (chair.Objected, chair.LeftOut, chair.Items.Count, chair.Actions.Count));
    }

    [Fact]
    public async Task On_the_list_only_the_chair_learns_it_and_reads_why_an_item_is_late()
    {
        var meeting = await ListClosed();
        var referral = await Referral(await Case(90), "Urgent");
        await Coordinator.Send(new ListReferral.Command(meeting, referral, "The father lost his job."));
        Basis = SharingBasis.Objection;
        var chair = Assert.Single((await Chair.Ask(new SeeMeeting(meeting))).Items);
        var member = Assert.Single((await Gp.Ask(new SeeMeeting(meeting))).Items);
        Assert.Equal((true, "The father lost his job."), (chair.Objected, chair.LateReason));
        Assert.Equal((false, null), (member.Objected, member.LateReason));
    }

    [Fact]
    public async Task An_objection_in_a_referral_that_no_longer_stands_hides_nothing_and_a_decided_override_neither()
    {
        var (meeting, caseId) = await Approved();
        Basis = SharingBasis.SafeguardingOverride;
        Assert.NotNull((await Gp.Ask(new SeeMinutes(meeting))).Entries[1].Text);
        Basis = SharingBasis.Objection;
        await World.Arrange("UPDATE mdt_referral SET status = 'Withdrawn' WHERE case_id = @caseId", new { caseId });
        Assert.NotNull((await Gp.Ask(new SeeMinutes(meeting))).Entries[1].Text);
    }
}
