using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Actions;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Decisions;
using Neighbourhood.Mdt.Items;
using Neighbourhood.PeerSupport.Contracts;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Decisions;

/// <summary>What a team proposes to a hub or to peer support, and the answers: ClosesActionWhenProposalAnswered, ClosesActionWhenPeerProposalAnswered, ExpiresSilentProposals.</summary>
public sealed class ProposalsTests : ArrangedDecisions
{
    private async Task Answered(Guid id, ProposalOutcome outcome)
    {
        await World.Happened(new ProposalAnswered(id, outcome, Today));
        await World.Deliver();
    }

    private async Task DaysPass(int days)
    {
        World.Clock.MoveTo(Today.AddDays(days).AtLondon(new TimeOnly(8, 0)));
        await World.Tick();
    }

    [Fact]
    public async Task An_action_of_the_lead_practitioner_stands_for_a_proposal_due_by_the_days_of_the_answer()
    {
        var id = await Decided(MdtDecisionCode.ReferToHubSession, quorate: true);
        var due = ArrangedTeam.WorkingDay(Today, 10);
        Assert.Equal("Open: Hub answers: a place in a session", await ActionOf(id));
        Assert.Contains(Told<MdtActionAssigned>(), a => a.OwnerUserId == HealthVisitor.Id && a.Due == due);
        Assert.Contains((await HealthVisitor.Ask(new MyActions.Query())).Later, a => a.Text == "Hub answers: a place in a session" && a.DueOn == due);
        Assert.Equal((ProposalState.Proposed, due), ((await See(id)).Proposal!.State, (await See(id)).Proposal!.DueOn));
    }

    private Task<IReadOnlyList<string>> StepsOfAction(Guid decision) => World.Sql<string>("""
        SELECT s.to_status FROM mdt_step s JOIN mdt_action a ON a.id = s.subject_id WHERE a.decision_id = @decision AND s.subject = 'Action' ORDER BY s.at, s.id
        """, new { decision });

    private async Task<int> OpenLinks() => (await World.Sql<int>("SELECT COUNT(*) FROM mdt_action_link WHERE revoked_at IS NULL")).Single();

    /// <summary>A link to the action that stands for a proposal.</summary>
    private Task Linked(Guid decision) => World.Arrange("""
        INSERT INTO mdt_action_link (id, action_id, user_id, digest, made_by, made_at)
        SELECT @id, a.id, a.owner_user_id, 'x', @by, @now FROM mdt_action a WHERE a.decision_id = @decision
        """, new { id = World.NewId(), decision, by = Chair.Id, now = World.Clock.Now() });

    [Fact]
    public async Task Its_action_names_the_decision_and_the_answer_ends_its_links_and_stands_in_its_history()
    {
        var id = await Decided(MdtDecisionCode.ReferToHubSession, quorate: true);
        await Linked(id);
        Assert.Equal(1, await OpenLinks());
        await Answered(id, ProposalOutcome.Accepted);
        Assert.Equal(0, await OpenLinks());
        Assert.Equal(["Open", "Done"], await StepsOfAction(id));
        Assert.Single(Told<MdtActionDone>());
    }

    [Fact]
    public async Task Withdrawing_the_decision_cancels_every_open_action_that_names_it_with_its_links_and_history_and_no_other()
    {
        var id = await Decided(MdtDecisionCode.ReferToHubSession, quorate: true);
        await Linked(id);
        await World.Arrange("""
            INSERT INTO mdt_action (id, case_id, item_id, decision_id, text, owner_user_id, due_on, made_at, version) VALUES (@another, @CaseId, @Item, @id, 'Bring the form', @owner, @Today, @now, 1)
            """, new { another = World.NewId(), CaseId, Item, id, owner = Gp.Id, Today, now = World.Clock.Now() });
        await Chair.Send(new WithdrawDecision.Command(id, "They have moved"));
        Assert.Equal(["They have moved", "They have moved"], await World.Sql<string>("SELECT cancelled_reason FROM mdt_action WHERE decision_id = @id AND cancelled_at IS NOT NULL", new { id }));
        Assert.Equal(["Ring the nursery"], await World.Sql<string>("SELECT text FROM mdt_action WHERE cancelled_at IS NULL"));
        Assert.Equal(0, await OpenLinks());
        Assert.Equal(["Open", "Cancelled", "Cancelled"], await StepsOfAction(id));
    }

    [Fact]
    public async Task Each_owner_is_told_once_of_each_action()
    {
        await Decided(MdtDecisionCode.ReferToHubSession, quorate: true);
        await World.Deliver();
        var actions = await World.Sql<Guid>("SELECT id FROM mdt_action");
        Assert.Equal(2, actions.Count);
        Assert.Equal(actions.Order(), Notices(MdtNoticeKind.ActionAssigned).Select(n => n.SubjectId).Order());
    }

    [Fact]
    public async Task Rule_2_a_proposal_is_an_action_but_not_one_that_waits_for_a_quorum()
    {
        await Discussing(Gp);
        await Decide(MdtDecisionCode.LinkToHub);
        await Chair.Send(new SaveItemNotes.Command(Item, null, "She would like company.", await Version(Item)));
        await IsRefused(Chair.Send(new CloseItem.Command(Item, await Version(Item))), "Text", "Add an action");
        await Comes(HealthVisitor);
        await Decide(MdtDecisionCode.OfferPeerSupport);
        await Closed(Item);
        Assert.Equal(["Peer support answers: somebody to talk to"], await World.Sql<string>("SELECT text FROM mdt_action"));
    }

    [Theory]
    [InlineData(ProposalOutcome.Accepted, "Done: The hub accepted on 2 March 2026", "Accepted")]
    [InlineData(ProposalOutcome.Declined, "Done: Declined. The hub cannot offer it (2 March 2026): ask why, and tell the family", "Declined")]
    [InlineData(ProposalOutcome.FamilyDeclined, "Done: Declined. The family did not want it (2 March 2026)", "Declined")]
    public async Task The_answer_closes_the_action_in_words_and_the_same_again_changes_nothing(ProposalOutcome outcome, string action, string state)
    {
        var id = await Decided(MdtDecisionCode.ReferToHubSession, quorate: true);
        await Answered(id, outcome);
        await Answered(id, ProposalOutcome.Accepted);
        await Answered(id, ProposalOutcome.Declined);
        Assert.Equal(action, await ActionOf(id));
        Assert.Equal(state, (await See(id)).Proposal!.State.ToString());
        Assert.Single(Told<MdtActionDone>());
        Assert.Equal(["Recorded", "Made", "Proposed", state], await Steps(id));
        if (outcome == ProposalOutcome.Accepted) Assert.Empty(Notices(MdtNoticeKind.ProposalDeclined));
        else Assert.Equal([Coordinator.Id, HealthVisitor.Id], Assert.Single(Notices(MdtNoticeKind.ProposalDeclined)).UserIds);
    }

    [Fact]
    public async Task An_answer_to_what_is_unknown_withdrawn_waiting_or_another_modules_changes_nothing()
    {
        await Discussing(Gp);
        var (waits, peer, taken) = (await Decide(MdtDecisionCode.LinkToHub), await Decide(MdtDecisionCode.OfferPeerSupport, agreed: true), await Decide(MdtDecisionCode.ReferToHubSession, agreed: true));
        await ItemClosed();
        await Chair.Send(new WithdrawDecision.Command(taken, "They have moved"));
        foreach (var id in new[] { World.NewId(), waits, peer, taken }) await Answered(id, ProposalOutcome.Accepted); // peer support is not the hub's to answer
        await World.Happened(new PeerProposalAnswered(taken, PeerProposalOutcome.Accepted, Today));
        await World.Deliver();
        Assert.Empty(Told<MdtActionDone>());
        Assert.Equal([ProposalState.Proposed, ProposalState.Withdrawn], [(await See(peer)).Proposal!.State, (await See(taken)).Proposal!.State]);
        Assert.Null((await See(waits)).Proposal);
        await World.Happened(new PeerProposalAnswered(peer, PeerProposalOutcome.Accepted, Today));
        await World.Deliver();
        Assert.Equal("Done: Peer support accepted on 2 March 2026", await ActionOf(peer));
    }

    [Fact]
    public async Task Silence_past_its_working_days_comes_back_to_the_coordinator_once_and_a_late_answer_is_taken()
    {
        var id = await Decided(MdtDecisionCode.ReferToHubSession, quorate: true); // due on Monday 16 March
        await DaysPass(14);
        Assert.Empty(Notices(MdtNoticeKind.ProposalSilent));
        await DaysPass(1);
        await DaysPass(1);
        var told = Assert.Single(Notices(MdtNoticeKind.ProposalSilent));
        Assert.Equal(id, told.SubjectId);
        Assert.Equal([Coordinator.Id], told.UserIds);
        Assert.Equal(ProposalState.Expired, (await See(id)).Proposal!.State);
        await Answered(id, ProposalOutcome.Accepted);
        Assert.Equal("Done: The hub accepted on 18 March 2026", await ActionOf(id));
        Assert.Equal(["Recorded", "Made", "Proposed", "Expired", "Accepted"], await Steps(id));
        await DaysPass(30);
        Assert.Single(Notices(MdtNoticeKind.ProposalSilent));
    }

    [Fact]
    public async Task What_was_answered_or_withdrawn_in_time_is_never_silent()
    {
        await Discussing(Gp, HealthVisitor);
        var (answered, taken) = (await Decide(MdtDecisionCode.ReferToHubSession), await Decide(MdtDecisionCode.LinkToHub));
        await ItemClosed();
        await Answered(answered, ProposalOutcome.Declined);
        await Chair.Send(new WithdrawDecision.Command(taken, "They have moved"));
        await DaysPass(40);
        Assert.Empty(Notices(MdtNoticeKind.ProposalSilent));
    }

    [Fact]
    public async Task Nobody_who_declared_a_conflict_owes_it_or_is_told_of_it()
    {
        await Discussing(Gp, HealthVisitor, Deputy);
        await World.Arrange("UPDATE mdt_attendance SET profession = 'health-visitor' WHERE user_id = @Id", new { Deputy.Id }); // who declared one does not count for the quorum
        await Conflicted(HealthVisitor.Id); // who leads
        await Conflicted(Coordinator.Id);
        var id = await Decide(MdtDecisionCode.ReferToHubSession);
        await Chair.Send(new SaveItemNotes.Command(Item, null, "She would like company.", await Version(Item)));
        await Closed(Item);
        Assert.Equal([Chair.Id], await World.Sql<Guid>("SELECT owner_user_id FROM mdt_action"));
        await Answered(id, ProposalOutcome.Declined);
        Assert.Equal([Chair.Id], Assert.Single(Notices(MdtNoticeKind.ProposalDeclined)).UserIds);
    }

    [Fact]
    public async Task Where_the_lead_practitioner_has_left_the_coordinator_owes_it()
    {
        await Discussing(Gp, HealthVisitor);
        await World.Arrange("UPDATE mdt_case SET lead_user_id = @Stranger", new { Stranger });
        await Decide(MdtDecisionCode.LinkToHub);
        await ItemClosed();
        Assert.Contains(Coordinator.Id, await World.Sql<Guid>("SELECT owner_user_id FROM mdt_action"));
    }

    [Fact]
    public async Task An_action_that_its_owner_has_finished_stays_as_they_wrote_it()
    {
        var id = await Decided(MdtDecisionCode.LinkToHub, quorate: true);
        var action = Assert.Single(await World.Sql<Guid>("SELECT action_id FROM mdt_proposal"));
        await World.As(Roles.HealthVisitor, userId: HealthVisitor.Id).Send(new CompleteAction.Command(action, "They rang me", 1));
        await Answered(id, ProposalOutcome.Accepted);
        Assert.Equal("Done: They rang me", await ActionOf(id));
        Assert.Equal(ProposalState.Accepted, (await See(id)).Proposal!.State);
        Assert.Single(Told<MdtActionDone>());
    }
}
