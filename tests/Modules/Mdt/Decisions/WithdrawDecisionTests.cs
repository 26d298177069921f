using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Decisions;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Decisions;

public sealed class WithdrawDecisionTests : ArrangedDecisions
{
    [Fact]
    public async Task What_acted_at_once_is_told_as_withdrawn_and_its_action_is_cancelled_with_the_reason()
    {
        var id = await Decided(MdtDecisionCode.OfferPeerSupport, agreed: true);
        Assert.Equal("Open: Peer support answers: somebody to talk to", await ActionOf(id));
        await Chair.Send(new WithdrawDecision.Command(id, " They have somebody now "));
        await Chair.Send(new WithdrawDecision.Command(id, "They have somebody now"));
        Assert.Equal("Cancelled: They have somebody now", await ActionOf(id));
        Assert.Equal((id, CaseId, Today), (Told<MdtDecisionWithdrawn>().Single().DecisionId, Told<MdtDecisionWithdrawn>().Single().CaseId, Told<MdtDecisionWithdrawn>().Single().On));
        var view = await See(id);
        Assert.Equal((DecisionState.Withdrawn, ProposalState.Withdrawn, "They have somebody now"), (view.State, view.Proposal!.State, view.WithdrawnReason));
        await Comes(HealthVisitor);
        await IsRefused(Chair.Send(new ConfirmDecision.Command(id)), "", "was withdrawn, so it cannot be confirmed");
    }

    [Fact]
    public async Task What_waited_never_takes_effect_and_who_keeps_it_waiting_is_told()
    {
        var id = await Decided(MdtDecisionCode.LinkToHub);
        await Chair.Send(new WithdrawDecision.Command(id, "The hub is closed"));
        Assert.False(await Acted(id));
        Assert.Single(Told<MdtDecisionWithdrawn>());
        Assert.Empty(await World.Sql<Guid>("SELECT decision_id FROM mdt_proposal"));
        Assert.Equal(["Recorded", "Provisional", "Withdrawn"], await Steps(id));
    }

    [Fact]
    public async Task A_person_reads_what_others_were_told_of_them_and_the_words_go_when_their_time_is_over()
    {
        var id = await Decided(MdtDecisionCode.LinkToHub, reason: "Would like to meet other parents");
        var person = Assert.Single(await World.Sql<Guid>("SELECT person_id FROM mdt_referral_person"));
        Assert.Contains(await World.AsSystem().Ask(new GatherForAccess(person)), p => p.Text == "Would like to meet other parents");
        await HealthVisitor.Send(new AnswerDecision.Command(id, false, "She was not asked"));
        await Chair.Send(new WithdrawDecision.Command(id, "She was not asked"));
        await World.Happened(new PersonErased(person));
        await World.Deliver();
        Assert.Empty(await World.Sql<string>("SELECT reason FROM mdt_step WHERE subject_id = @id AND reason IS NOT NULL", new { id }));
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM mdt_decision WHERE reason_for_receiver IS NOT NULL OR withdrawn_reason IS NOT NULL"));
    }

    [Fact]
    public async Task A_reason_is_needed_and_only_the_teams_chair_withdraws()
    {
        var id = await Decided(MdtDecisionCode.ReferToHubSession, quorate: true);
        await IsRefused(Chair.Send(new WithdrawDecision.Command(id, " ")), "Reason", "Say why");
        await IsRefused(Chair.Send(new WithdrawDecision.Command(id, new string('x', 501))), "Reason", "500");
        await GuardedFor(who => who.Send(new WithdrawDecision.Command(id, "No")));
        await Assert.ThrowsAsync<Denied>(() => Coordinator.Send(new WithdrawDecision.Command(id, "No")));
        Assert.Empty(Told<MdtDecisionWithdrawn>());
        await Chair.Send(new WithdrawDecision.Command(id, "They have moved")); // made with a quorum, and taken back
        Assert.Equal(DecisionState.Withdrawn, (await See(id)).State);
    }
}
