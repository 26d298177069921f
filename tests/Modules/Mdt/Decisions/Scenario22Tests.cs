using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Decisions;
using Neighbourhood.PeerSupport.Contracts;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Decisions;

/// <summary>Scenario 22 of acceptance.md from the room to the answers.</summary>
public sealed class Scenario22Tests : ArrangedDecisions
{
    [Fact]
    public async Task Scenario_22_inquorate_decisions_are_provisional_by_who_is_there_at_that_moment_safeguarding_and_what_the_family_agreed_act_at_once_and_the_rest_waits_for_confirmation()
    {
        await Discussing(Gp);                                                          // the health visitor is missing
        var lead = await Decide(MdtDecisionCode.ChangeLead);
        var mash = await Decide(MdtDecisionCode.EscalateToSafeguarding);
        var peer = await Decide(MdtDecisionCode.OfferPeerSupport, agreed: true);
        var link = await Decide(MdtDecisionCode.LinkToHub);
        await Comes(HealthVisitor);                                                    // quorate
        var session = await Decide(MdtDecisionCode.ReferToHubSession);
        await Leaves(Gp);                                                              // the GP is missing
        var close = await Decide(MdtDecisionCode.CloseDeclined);
        await ItemClosed();

        Assert.Equal([(lead, true), (mash, true), (peer, true), (link, true), (session, false), (close, true)], Told<MdtDecisionMade>().Select(d => (d.DecisionId, d.Provisional)));
        foreach (var (id, acted) in new[] { (lead, false), (mash, true), (peer, true), (link, false), (session, true), (close, false) }) Assert.Equal(acted, await Acted(id));
        Assert.Equal([peer, session], (await World.Sql<Guid>("SELECT decision_id FROM mdt_proposal ORDER BY proposed_at, decision_id")).Order());
        Assert.Empty(Told<MdtCaseClosed>());
        Assert.Equal(["Health visitor"], (await See(lead)).Missing.Select(m => m.Profession));
        Assert.Equal(["GP"], (await See(close)).Missing.Select(m => m.Profession));
        Assert.All(Notices(MdtNoticeKind.DecisionToConfirm), n => Assert.Contains(Chair.Id, n.UserIds));

        // The room has no quorum now; with the GP back it has, and the chair confirms what waits.
        await IsRefused(Chair.Send(new ConfirmDecision.Command(link)), "", "no quorum at this moment");
        await Comes(Gp);
        await Chair.Send(new ConfirmDecision.Command(link));
        await Chair.Send(new ConfirmDecision.Command(mash));                           // acted at once: confirming changes nothing more
        Assert.True(await Acted(link));
        Assert.Equal([link, mash], Told<MdtDecisionConfirmed>().Select(c => c.DecisionId));
        Assert.StartsWith("Open: Hub answers: a link", await ActionOf(link), StringComparison.Ordinal);

        // In writing: the GP, who had left, says no to closing; the chair withdraws it.
        await Gp.Send(new AnswerDecision.Command(close, Agrees: false, "They asked for help again on Monday"));
        Assert.Equal((DecisionState.Provisional, false), ((await See(close)).State, await Acted(close)));
        await Chair.Send(new WithdrawDecision.Command(close, "The family wants to go on"));
        Assert.Equal([close], Told<MdtDecisionWithdrawn>().Select(w => w.DecisionId));
        Assert.Empty(Told<MdtCaseClosed>());

        // And the health visitor says yes to the new lead.
        await HealthVisitor.Send(new AnswerDecision.Command(lead, Agrees: true, null));
        Assert.Equal((DecisionState.Confirmed, true), ((await See(lead)).State, await Acted(lead)));

        // The answers of the others close what was owed.
        await World.Happened(new ProposalAnswered(session, ProposalOutcome.Accepted, Today));
        await World.Happened(new PeerProposalAnswered(peer, PeerProposalOutcome.PersonDeclined, Today));
        await World.Deliver();
        Assert.Equal("Done: The hub accepted on 2 March 2026", await ActionOf(session));
        Assert.Equal("Done: Declined. The family did not want it (2 March 2026)", await ActionOf(peer));
        Assert.Equal(["Recorded", "Provisional", "Confirmed", "Proposed"], await Steps(link));
        Assert.Equal(["Recorded", "Made", "Proposed", "Accepted"], await Steps(session));
    }
}
