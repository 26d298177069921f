using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Actions;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Mdt.Meetings;
using Neighbourhood.Mdt.Minutes;
using Xunit;

namespace Neighbourhood.Modules.Mdt;

/// <summary>The scenarios of acceptance.md that this module answers on the server; 49 and the words of 21 are a browser's.</summary>
public sealed class ScenarioTests : ArrangedMeeting
{
    [Fact]
    public async Task Scenario_9_a_charitys_invited_attendee_at_item_4_has_only_that_item_only_while_invited_and_then_their_own_action()
    {
        await World.Arrange("UPDATE mdt_team SET max_cases = 10 WHERE id = @Mdt", new { Mdt });
        foreach (var due in new[] { -5, -4, -3, -2, -1 }) await Referral(await Case(due));
        var meeting = await ListOpen();
        var items = await Items(meeting);
        var fourth = items[3];
        var invitation = World.NewId();
        await Coordinator.Send(new InviteToItem.Command(invitation, fourth, Guest.Id));
        Assert.Empty(await Guest.Ask(new ListInvitedItems.Query()));

        await Coordinator.Send(new CloseList.Command(meeting, await Version(meeting)));
        Assert.Equal([fourth], (await Guest.Ask(new ListInvitedItems.Query())).Select(i => i.ItemId));
        await Guest.Ask(new ViewInvitedItem.Query(fourth));
        foreach (var other in items.Where(i => i != fourth)) await Assert.ThrowsAsync<NotFound>(() => Guest.Ask(new ViewInvitedItem.Query(other)));
        await Assert.ThrowsAsync<Denied>(() => Guest.Ask(new SeeMeeting(meeting)));

        await Chair.Send(new RecordArrival.Command(meeting, Gp.Id, null));
        await Chair.Send(new StartMeeting.Command(meeting, await Version(meeting)));
        await Chair.Send(new StartItem.Command(fourth, await Version(fourth)));
        await Recorded(fourth);
        await Chair.Send(new AddAction.Command(World.NewId(), fourth, "Bring the food parcel", Guest.Id, null));
        await Closed(fourth);

        Assert.Empty(await Guest.Ask(new ListInvitedItems.Query()));
        await Assert.ThrowsAsync<NotFound>(() => Guest.Ask(new ViewInvitedItem.Query(fourth)));
        await Assert.ThrowsAsync<Denied>(() => Guest.Ask(new SeeMinutes(meeting)));
        var mine = await Guest.Ask(new MyActions.Query());
        Assert.Equal(["Bring the food parcel"], mine.ThisWeek.Concat(mine.Later).Concat(mine.Overdue).Select(a => a.Text));
        Assert.True(mine.Guest);
        Assert.All(mine.Later, a => Assert.Null(a.Family)); // only the action: no family, no minutes
        await Assert.ThrowsAsync<Denied>(() => Guest.Ask(new TeamActions.Query()));
        Assert.Equal(invitation, Assert.Single(Told<MdtInvolvementEnded>()).InvolvementId);
    }

    [Fact]
    public async Task Scenario_21_at_minute_12_and_long_after_it_the_clock_has_its_start_and_nothing_closes_by_itself()
    {
        await Case();
        var meeting = await Running();
        var item = await Started(meeting);
        var started = World.Clock.Now();
        foreach (var minutes in new[] { 12, 60, 600 })
        {
            World.Clock.Advance(TimeSpan.FromMinutes(minutes));
            await World.Deliver();
            var view = await Chair.Ask(new SeeConsole(meeting, null));
            Assert.Equal((item, ItemStatus.Discussing, started, null), (view.Item!.Id, view.Item.Status, view.Item.StartedAt, view.Item.EndedAt));
            Assert.Equal((12, MeetingStatus.InProgress), (view.Meeting.Items[0].SlotMinutes, view.Meeting.Status));
        }
    }

    [Fact]
    public async Task Scenario_22_inquorate_decisions_are_provisional_by_who_was_there_and_only_safeguarding_and_what_the_family_agreed_act_at_once()
    {
        var caseId = await Case();
        var meeting = await Running(Gp);
        var item = await Started(meeting);
        Task<Guid> Decide(MdtDecisionCode code, bool agreed = false) =>
            Chair.Send(new RecordDecision.Command(World.NewId(), item, code, null, null, null, code == MdtDecisionCode.ChangeLead ? Gp.Id : null, agreed));
        await Decide(MdtDecisionCode.ChangeLead);
        await Decide(MdtDecisionCode.EscalateToSafeguarding);
        await Decide(MdtDecisionCode.OfferPeerSupport, agreed: true);
        await Chair.Send(new RecordArrival.Command(meeting, HealthVisitor.Id, null));
        await Decide(MdtDecisionCode.ContinuePlan);
        await Chair.Send(new AddAction.Command(World.NewId(), item, "Ring the nursery", HealthVisitor.Id, null));
        await Chair.Send(new SaveItemNotes.Command(item, null, "She wants the nights to be easier.", await Version(item)));
        await Closed(item);

        Assert.Equal(
            [
                (MdtDecisionCode.ChangeLead, true, false), (MdtDecisionCode.EscalateToSafeguarding, true, true),
                (MdtDecisionCode.OfferPeerSupport, true, true), (MdtDecisionCode.ContinuePlan, false, true),
            ], Told<MdtDecisionMade>().Select(d => (d.Code, d.Provisional, Decision.ActsAtOnce(d.Code, d.Provisional, d.AgreedWithFamily))));
        Assert.Equal([HealthVisitor.Id], await World.Sql<Guid>("SELECT lead_user_id FROM mdt_case WHERE id = @caseId", new { caseId })); // it waits for confirmation
        await Chair.Send(new FinishMeeting.Command(meeting, await Version(meeting)));
        await IsRefused(Chair.Send(new ApproveMinutes.Command(meeting, null, await Version(meeting), await EntriesVersion(meeting))), "QuorumNote", "confirmed");
    }
}
