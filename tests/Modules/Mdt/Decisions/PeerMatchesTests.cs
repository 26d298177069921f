using FsCheck.Fluent;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Actions;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Decisions;
using Neighbourhood.Mdt.Items;
using Neighbourhood.PeerSupport.Contracts;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Decisions;

/// <summary>What becomes of somebody to talk to, where a team had decided it: the action says "offered" or "ended", and no more (ShowsOfferedWhenPeerMatchStarted, ShowsEndedWhenPeerMatchEnded).</summary>
public sealed class PeerMatchesTests : ArrangedDecisions
{
    private const string Accepted = "Done: Peer support accepted on 2 March 2026";

    private async Task Told(params IEvent[] happened)
    {
        foreach (var one in happened) await World.Happened(one);
        await World.Deliver();
    }

    private PeerMatchStarted Started(Guid match, Guid? decision) => new(match, World.NewId(), World.NewId(), Today, decision);

    private PeerMatchEnded Ended(Guid match, Guid? decision, string reason = "system") => new(match, World.NewId(), World.NewId(), Today.AddDays(40), reason, decision);

    private async Task<Guid> Answered(MdtDecisionCode code = MdtDecisionCode.OfferPeerSupport)
    {
        var id = await Decided(code, quorate: true);
        await Told(new PeerProposalAnswered(id, PeerProposalOutcome.Accepted, Today));
        return id;
    }

    private async Task<ProposalGiven?> Given(Guid id) => (await See(id)).Proposal!.Given;

    [Fact]
    public async Task The_action_reads_offered_while_a_match_stands_and_ended_after_it_and_nothing_else_is_known_of_it()
    {
        var id = await Answered();
        Assert.Equal((Accepted, null), (await ActionOf(id), await Given(id)));
        var match = World.NewId();
        await Told(Started(match, id), Started(match, id));
        Assert.Equal(($"{Accepted}: offered", ProposalGiven.Offered), (await ActionOf(id), await Given(id)));
        await Told(Ended(match, id), Ended(match, id, "goal-met"));
        Assert.Equal(($"{Accepted}: ended", ProposalGiven.Ended), (await ActionOf(id), await Given(id)));
        // Neither when nor why: an end on a day that others know would say too much.
        Assert.Equal(["Recorded", "Made", "Proposed", "Accepted"], await Steps(id));
        Assert.Single(Told<MdtActionDone>());
        Assert.Empty(Notices(MdtNoticeKind.ProposalDeclined));
        // Another supporter is found for the same parent.
        await Told(Started(World.NewId(), id));
        Assert.Equal(($"{Accepted}: offered", ProposalGiven.Offered), (await ActionOf(id), await Given(id)));
    }

    [Fact]
    public async Task Heard_before_the_answer_it_is_said_with_the_answer_and_an_end_heard_first_stays_an_end()
    {
        var id = await Decided(MdtDecisionCode.OfferPeerSupport, quorate: true);
        var match = World.NewId();
        await Told(Ended(match, id), Started(match, id));
        Assert.Equal("Open: Peer support answers: somebody to talk to", await ActionOf(id));
        await Told(new PeerProposalAnswered(id, PeerProposalOutcome.Accepted, Today));
        Assert.Equal($"{Accepted}: ended", await ActionOf(id));
    }

    [Fact]
    public async Task A_match_of_no_decision_of_an_unknown_one_or_of_the_hubs_changes_nothing()
    {
        var hub = await Decided(MdtDecisionCode.LinkToHub, quorate: true);
        await Told(Started(World.NewId(), null), Ended(World.NewId(), null), Started(World.NewId(), World.NewId()), Started(World.NewId(), hub), Ended(World.NewId(), hub));
        Assert.Empty(await World.Sql<Guid>("SELECT match_id FROM mdt_proposal_match"));
        Assert.Equal("Open: Hub answers: a link to the hub", await ActionOf(hub));
        Assert.Null(await Given(hub));
    }

    [Fact]
    public async Task What_the_owner_wrote_and_what_was_removed_stays_as_it_is()
    {
        var id = await Decided(MdtDecisionCode.OfferPeerSupport, quorate: true);
        var action = Assert.Single(await World.Sql<Guid>("SELECT action_id FROM mdt_proposal"));
        await World.As(Roles.HealthVisitor, userId: HealthVisitor.Id).Send(new CompleteAction.Command(action, "They rang me", 1));
        await Told(new PeerProposalAnswered(id, PeerProposalOutcome.Accepted, Today), Started(World.NewId(), id));
        Assert.Equal("Done: They rang me", await ActionOf(id));
        Assert.Equal(ProposalGiven.Offered, await Given(id));
        await World.Arrange("UPDATE mdt_action SET done_by = NULL, evidence = NULL, text = 'Removed' WHERE id = @action", new { action });
        await Told(Started(World.NewId(), id));
        Assert.Equal("Done: Removed", await ActionOf(id));
    }

    [Fact]
    public async Task Where_somebody_objects_only_the_chair_reads_it()
    {
        var id = await Answered();
        await Told(Started(World.NewId(), id));
        Basis = SharingBasis.Objection;
        Assert.Equal(ProposalGiven.Offered, (await Chair.Ask(new SeeDecision(id))).Proposal!.Given);
        Assert.Null((await HealthVisitor.Ask(new SeeDecision(id))).Proposal!.Given);
    }

    private enum Tells { AnswerYes, StartOne, EndOne, StartTwo, EndTwo }

    [Fact]
    public async Task In_whatever_order_and_however_often_it_is_told_the_action_says_what_stands()
    {
        await Discussing(Gp, HealthVisitor);
        var decisions = new List<Guid>();
        foreach (var _ in Enumerable.Range(0, 12)) decisions.Add(await Decide(MdtDecisionCode.OfferPeerSupport));
        await Chair.Send(new SaveItemNotes.Command(Item, null, "She would like company.", await Version(Item)));
        await Closed(Item);
        foreach (var (order, id) in Gen.Elements(Enum.GetValues<Tells>()).ListOf(8).Sample(decisions.Count).Zip(decisions))
        {
            var (one, two) = (World.NewId(), World.NewId());
            foreach (var tells in order)
                await Told(tells switch
                {
                    Tells.AnswerYes => new PeerProposalAnswered(id, PeerProposalOutcome.Accepted, Today),
                    Tells.StartOne => Started(one, id),
                    Tells.EndOne => Ended(one, id),
                    Tells.StartTwo => Started(two, id),
                    _ => (IEvent)Ended(two, id),
                });
            bool Stands(Tells start, Tells end) => order.Contains(start) && !order.Contains(end);
            var expected = Stands(Tells.StartOne, Tells.EndOne) || Stands(Tells.StartTwo, Tells.EndTwo) ? ProposalGiven.Offered
                : order.Any(t => t != Tells.AnswerYes) ? ProposalGiven.Ended : (ProposalGiven?)null;
            var told = string.Join(", ", order);
            Assert.True(expected == await Given(id), told);
            if (!order.Contains(Tells.AnswerYes)) continue;
            Assert.True(await ActionOf(id) == Accepted + expected switch { ProposalGiven.Offered => ": offered", ProposalGiven.Ended => ": ended", _ => "" }, told);
        }
    }
}
