using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.PeerSupport.Contracts;
using Neighbourhood.PeerSupport.Requests;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Requests;

/// <summary>Scenario 46 for peer support: the decision becomes a proposal with one line, and the action closes when peer support answers.</summary>
public sealed class ProposesPeersWhenMdtDecisionMadeTests : ArrangedAsking
{
    [Fact]
    public async Task The_coordinator_has_a_proposal_with_one_line_and_a_task_that_names_nobody_and_a_supporter_has_nothing()
    {
        var (_, id) = await Proposed();
        var view = await Coordinator.Ask(new SeeRequest(id));
        Assert.Equal("She told us that the nights are lonely.", view.Reason);
        Assert.Equal(RequestStatus.Proposed, view.Request.Status);
        var task = Assert.Single(Tasks);
        Assert.Equal((Programme, (Guid?)null, (Guid?)null), (task.AssigneeTeamId!.Value, task.PersonId, task.HouseholdId));
        Assert.Single(World.Told.OfType<PeerInvolvementBegan>());
        var (_, supporter) = await Supporting();
        await Assert.ThrowsAsync<Denied>(() => supporter.Ask(new SeeRequest(id)));
        Assert.Empty(Agreed);
    }

    [Fact]
    public async Task Other_decisions_make_nothing_and_one_that_comes_twice_makes_one()
    {
        var other = new MdtDecisionMade(World.NewId(), World.NewId(), Family, [Mother], MdtDecisionCode.ReferToHubSession, null, false);
        await World.Happened(other);
        await World.Deliver();
        Assert.Equal(0, await Requests());
        var decision = World.NewId();
        foreach (var _ in (int[])[1, 2]) await World.Happened(new MdtDecisionMade(decision, World.NewId(), Family, [Mother], MdtDecisionCode.OfferPeerSupport, null, false));
        await World.Deliver();
        Assert.Equal(1, await Requests());
    }

    [Fact]
    public async Task Of_a_child_the_parents_are_asked_and_never_the_child()
    {
        var child = Families[Family].Single(m => m.Role == "child").PersonId;
        await Proposed(people: [child]);
        Assert.Equal(new[] { Mother, Father }.Order(), (await World.Sql<Guid>("SELECT person_id FROM peersupport_request")).Order());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_provisional_one_asks_nobody_until_it_is_confirmed_in_whatever_order_it_is_heard(bool confirmedFirst)
    {
        var decision = World.NewId();
        IEvent made = new MdtDecisionMade(decision, World.NewId(), Family, [Mother], MdtDecisionCode.OfferPeerSupport, null, Provisional: true);
        IEvent confirmed = new MdtDecisionConfirmed(decision, World.NewId(), Today);
        if (!confirmedFirst)
        {
            await World.Happened(made);
            await World.Deliver();
            Assert.Empty(Tasks);
            Assert.Empty(World.Told.OfType<PeerInvolvementBegan>());
        }
        foreach (var heard in confirmedFirst ? new[] { confirmed, made } : [confirmed, confirmed])
        {
            await World.Happened(heard);
            await World.Deliver();
        }
        Assert.Single(Tasks);
        Assert.Single(World.Told.OfType<PeerInvolvementBegan>());
    }

    [Fact]
    public async Task One_that_is_provisional_and_agreed_with_the_family_is_asked_at_once()
    {
        await Proposed(provisional: true, agreed: true);
        Assert.Single(Tasks);
    }

    [Fact]
    public async Task Withdrawn_it_is_asked_no_more_and_the_team_is_told_nothing_and_a_yes_goes_on()
    {
        var (decision, id) = await Proposed();
        await World.Happened(new MdtDecisionWithdrawn(decision, World.NewId(), Today));
        await World.Deliver();
        Assert.Equal((RequestStatus.Ended, "System"), ((await RowOf(id)).Status, (await RowOf(id)).EndCode));
        Assert.Empty(Answered);
        Assert.Single(ClosedTasks);
        var (second, yes) = await Proposed();
        await Coordinator.Send(new AnswerProposal.Command(yes, 1, true, Answers()));
        await World.Happened(new MdtDecisionWithdrawn(second, World.NewId(), Today));
        await World.Deliver();
        Assert.Equal(RequestStatus.New, (await RowOf(yes)).Status);
    }

    [Fact]
    public async Task Withdrawn_before_it_was_heard_it_makes_nothing()
    {
        var decision = World.NewId();
        await World.Happened(new MdtDecisionWithdrawn(decision, World.NewId(), Today));
        await World.Deliver();
        await World.Happened(new MdtDecisionMade(decision, World.NewId(), Family, [Mother], MdtDecisionCode.OfferPeerSupport, null, false));
        await World.Deliver();
        Assert.Equal(0, await Requests());
    }

    [Fact]
    public async Task Where_nobody_could_ask_the_team_hears_that_it_is_not_possible()
    {
        await World.Arrange("UPDATE peersupport_programme SET closed_on = @Today", new { Today });
        var (decision, _) = await Proposed();
        Assert.Equal(new PeerProposalAnswered(decision, PeerProposalOutcome.Declined, Today), Assert.Single(Answered));
    }
}
