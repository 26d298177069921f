using Neighbourhood.Contact.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Decisions;
using Neighbourhood.Modules.Mdt.Decisions;
using Neighbourhood.PeerSupport;
using Neighbourhood.PeerSupport.Contracts;
using Neighbourhood.PeerSupport.Requests;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Requests;

/// <summary>Scenario 46 of acceptance.md for peer support, on both sides: a case meeting and a programme in one world.</summary>
public sealed class Scenario46Tests : ArrangedDecisions
{
    private const string Line = "The nights are lonely since the baby came";

    private Guid _programme;
    private Guid _mother;
    private Actor _coordinator = null!;

    protected override IReadOnlyList<IModule> Modules => [new MdtModule(), new PeerSupportModule(), new StandIn("families.tasks.open", "families.sharing.agree", "contact.messages.queue")];

    private async Task ProgrammeIsThere()
    {
        (_programme, _mother) = (World.NewId(), World.NewId());
        _coordinator = World.As(Roles.PeerCoordinator, _programme);
        await World.Arrange("INSERT INTO peersupport_programme (id, title, coordinator_user_id, opened_on, version) VALUES (@_programme, 'Sale peer support', @by, @opened, 1)",
            new { _programme, by = _coordinator.Id, opened = Today.AddYears(-1) });
        World.Answers<GetHousehold, GetHousehold.Answer?>(q => new(q.HouseholdId, "Okafor", Masking.Full, null, null, "Sale South", 2, null, [new(_mother, "Ines Okafor", Masking.Full, "mother", "adult", "full", null, null)]));
        World.Answers<GetPeople, IReadOnlyList<GetPeople.Person>>(q => [.. q.PersonIds.Select(id => new GetPeople.Person(id, null, "Ines Okafor", Masking.Full, "adult", null, null))]);
        World.Answers<GetAges, IReadOnlyList<GetAges.Age>>(q => [.. q.PersonIds.Select(id => new GetAges.Age(id, 12 * 29, false))]);
        World.Answers<GetReportArea, IReadOnlyList<GetReportArea.Area>>(q => [.. q.PersonIds.Select(id => new GetReportArea.Area(id, null, null, null, null, null, null))]);
        World.Answers<AgreeToSharing, Guid>(a => a.AnswerId);
        World.Answers<OpenTask, Guid>(t => t.TaskId);
        World.Answers<CloseTask, Done>(_ => default);
        World.Answers<QueueMessage, QueueMessage.Answer>(_ => new(true, null));
    }

    private static Wishes Theirs => new([Want.SomeoneToTalkTo], [Topic.NewBaby], Channel.Text, Urgency.Ordinary, new(null, null, null, null, null), null, null, true, false);

    private async Task<SeeRequest.View> TheOne()
    {
        await World.Deliver();
        return await _coordinator.Ask(new SeeRequest(Assert.Single((await _coordinator.Ask(new ListRequests.Query())).Open).Id));
    }

    [Fact]
    public async Task Scenario_46_given_an_MDT_decision_offer_peer_support_the_coordinator_has_a_proposal_with_one_line_and_the_action_closes_with_the_parents_answer()
    {
        await ProgrammeIsThere();
        var decision = await Decided(MdtDecisionCode.OfferPeerSupport, quorate: true, reason: Line);
        var proposal = await TheOne();
        Assert.Equal((Line, RequestStatus.Proposed), (proposal.Reason, proposal.Request.Status));
        Assert.StartsWith("Open: ", await ActionOf(decision), StringComparison.Ordinal);

        await _coordinator.Send(new AnswerProposal.Command(proposal.Request.Id, proposal.Request.Version, true, Theirs));
        await World.Deliver();
        Assert.Equal("Done: Peer support accepted on 2 March 2026", await ActionOf(decision));
        Assert.Equal(RequestStatus.New, (await TheOne()).Request.Status);
    }

    [Fact]
    public async Task Scenario_46_a_parent_who_does_not_want_it_closes_the_action_too_and_nobody_is_asked_again()
    {
        await ProgrammeIsThere();
        var decision = await Decided(MdtDecisionCode.OfferPeerSupport, quorate: true, reason: Line);
        var proposal = await TheOne();
        await _coordinator.Send(new AnswerProposal.Command(proposal.Request.Id, proposal.Request.Version, false, Theirs));
        await World.Deliver();
        Assert.Equal("Done: Declined. The family did not want it (2 March 2026)", await ActionOf(decision));
        Assert.Empty((await _coordinator.Ask(new ListRequests.Query())).Open);
    }

    [Fact]
    public async Task The_action_shows_offered_and_then_ended_and_neither_who_nor_why_whichever_is_heard_first()
    {
        await ProgrammeIsThere();
        var decision = await Decided(MdtDecisionCode.OfferPeerSupport, quorate: true, reason: Line);
        var proposal = await TheOne();
        await _coordinator.Send(new AnswerProposal.Command(proposal.Request.Id, proposal.Request.Version, true, Theirs));
        await World.Deliver();
        var (first, second) = (World.NewId(), World.NewId());
        await Hear(new PeerMatchStarted(first, proposal.Request.Id, _mother, Today, decision));
        Assert.Equal("Done: Peer support accepted on 2 March 2026: offered", await ActionOf(decision));
        await Hear(new PeerMatchEnded(second, proposal.Request.Id, _mother, Today, "system", decision));
        await Hear(new PeerMatchStarted(second, proposal.Request.Id, _mother, Today, decision));
        Assert.EndsWith(": offered", await ActionOf(decision), StringComparison.Ordinal);
        await Hear(new PeerMatchEnded(first, proposal.Request.Id, _mother, Today, "goal-met", decision));
        Assert.Equal("Done: Peer support accepted on 2 March 2026: ended", await ActionOf(decision));
        // Nor on which day: others know what else happened on it.
        Assert.DoesNotContain((await See(decision)).History, s => s.What.StartsWith("Peer support", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_match_of_no_decision_or_of_one_that_is_not_known_says_nothing()
    {
        await ProgrammeIsThere();
        var decision = await Decided(MdtDecisionCode.LinkToHub, quorate: true, reason: Line);
        foreach (var of in new Guid?[] { null, World.NewId(), decision }) await Hear(new PeerMatchStarted(World.NewId(), World.NewId(), _mother, Today, of));
        Assert.Equal([0], await World.Sql<int>("SELECT COUNT(*) FROM mdt_step WHERE to_status LIKE 'Peers%'"));
    }

    [Fact]
    public async Task A_provisional_decision_asks_no_parent_until_it_is_confirmed()
    {
        await ProgrammeIsThere();
        var decision = await Decided(MdtDecisionCode.OfferPeerSupport, reason: Line); // the health visitor is missing
        await World.Deliver();
        Assert.All((await _coordinator.Ask(new ListRequests.Query())).Open, r => Assert.True(r.Waits));
        await HealthVisitor.Send(new AnswerDecision.Command(decision, true, null));
        await World.Deliver();
        Assert.False(Assert.Single((await _coordinator.Ask(new ListRequests.Query())).Open).Waits);
    }

    [Fact]
    public async Task A_decision_that_is_withdrawn_leaves_the_coordinators_list()
    {
        await ProgrammeIsThere();
        var decision = await Decided(MdtDecisionCode.OfferPeerSupport, quorate: true, reason: Line);
        await TheOne();
        await Chair.Send(new WithdrawDecision.Command(decision, "They have moved"));
        await World.Deliver();
        Assert.Empty((await _coordinator.Ask(new ListRequests.Query())).Open);
    }

    private async Task Hear(IEvent happened)
    {
        await World.Happened(happened);
        await World.Deliver();
    }
}
