using FsCheck.Fluent;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Decisions;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Decisions;

/// <summary>Whoever sends whatever in whichever order: decisions and proposals only ever take steps that are on their lists, and nothing acts before it may.</summary>
public sealed class DecisionsInAnyOrderTests : ArrangedDecisions
{
    private static readonly string[] Deeds = ["comes", "leaves", "confirm", "withdraw", "yes", "no", "accepted", "declined", "a week passes"];

    private static readonly MdtDecisionCode[] Codes =
        [MdtDecisionCode.LinkToHub, MdtDecisionCode.ReferToHubSession, MdtDecisionCode.StepDown, MdtDecisionCode.EscalateToSafeguarding];

    private sealed record Stored(
        Guid Id, ItemStatus Status, MdtDecisionCode Code, bool Agreed, bool Provisional, DateTimeOffset? ActedAt, DateTimeOffset? ConfirmedAt, DateTimeOffset? WithdrawnAt,
        Guid? Proposed, ProposalAnswer? Outcome, DateTimeOffset? ExpiredAt)
    {
        internal DecisionState State => new DecisionFacts(Status, Removed: false, Provisional, ConfirmedAt is not null, WithdrawnAt is not null).State;

        internal ProposalState? Proposal => Proposed is null ? null : new ProposalFacts(Outcome, ExpiredAt is not null, WithdrawnAt is not null).State;
    }

    private async Task<Dictionary<Guid, Stored>> All() => (await World.Sql<Stored>("""
        SELECT d.id, i.status, d.code, d.agreed_with_family AS agreed, d.provisional, d.acted_at, d.confirmed_at, d.withdrawn_at, p.decision_id AS proposed, p.outcome, p.expired_at
        FROM mdt_decision d JOIN mdt_item i ON i.id = d.item_id LEFT JOIN mdt_proposal p ON p.decision_id = d.id
        """)).ToDictionary(d => d.Id);

    [Fact]
    public async Task No_sequence_reaches_an_unlisted_state_and_nothing_unconfirmed_has_acted_but_safeguarding_and_what_the_family_agreed()
    {
        await Discussing(Coordinator);
        var ids = new List<Guid>();
        foreach (var code in Codes)
            foreach (var agreed in new[] { false, true }) ids.Add(await Decide(code, agreed));
        await Comes(Gp);
        await Comes(HealthVisitor);
        ids.Add(await Decide(MdtDecisionCode.LinkToHub));
        await ItemClosed();
        await Leaves(Gp);

        var steps = new HashSet<string>();
        var deeds = (from what in Gen.Frequency((3, Gen.Elements(Deeds)), (1, Gen.Elements("yes", "accepted", "declined"))) from which in Gen.Choose(0, ids.Count - 1) from who in Gen.Choose(0, 1) select (what, which, who)).ListOf(90);
        foreach (var (what, which, who) in deeds.Sample(1).Single())
        {
            var before = await All();
            var thrown = await Record.ExceptionAsync(() => Do(what, ids[which], who == 0 ? Gp : HealthVisitor));
            Assert.True(thrown is null or Refused or NotFound, thrown?.ToString());
            var after = await All();
            foreach (var now in after.Values)
            {
                var was = before[now.Id];
                if (was.State != now.State) Assert.True(DecisionStates.May(was.State, now.State, DecisionActor.Chair | DecisionActor.Missing), $"{what}: {was.State} to {now.State}");
                if (was.Proposal is { } from && now.Proposal is { } to && from != to) Assert.True(ProposalStates.May(from, to), $"{what}: {from} to {to}");
                if (was.State != now.State) steps.Add($"{was.State} {now.State}");
                if (was.Proposal != now.Proposal) steps.Add($"{was.Proposal} {now.Proposal}");
                Assert.Equal(now.ActedAt is not null && ProposalStates.Is(now.Code), now.Proposal is not null);
                if (now.ActedAt is not null) Assert.True(now is { Provisional: false } or { ConfirmedAt: not null } or { Agreed: true } or { Code: MdtDecisionCode.EscalateToSafeguarding });
                if (now.State is DecisionState.Made or DecisionState.Confirmed) Assert.NotNull(now.ActedAt);
            }
        }
        Assert.NotEmpty(steps); // it looked at something
    }

    private async Task Do(string what, Guid id, Actor who)
    {
        switch (what)
        {
            case "comes": await Comes(who); break;
            case "leaves": await Leaves(who); break;
            case "confirm": await Chair.Send(new ConfirmDecision.Command(id)); break;
            case "withdraw": await Chair.Send(new WithdrawDecision.Command(id, "No longer")); break;
            case "yes": await who.Send(new AnswerDecision.Command(id, true, null)); break;
            case "no": await who.Send(new AnswerDecision.Command(id, false, "Not yet")); break;
            case "a week passes":
                World.Clock.Advance(TimeSpan.FromDays(7));
                await World.Tick();
                break;
            default:
                await World.Happened(new ProposalAnswered(id, what == "accepted" ? ProposalOutcome.Accepted : ProposalOutcome.Declined, Today));
                await World.Deliver();
                break;
        }
    }
}
