using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Decisions;
using Neighbourhood.Mdt.Items;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Decisions;

public sealed class DecisionStatesTests
{
    private static readonly string[] Listed = ["Recorded TakenOff", "Recorded Made", "Recorded Provisional", "Provisional Confirmed", "Provisional Withdrawn", "Made Withdrawn"];

    private static readonly string[] ListedOfProposals =
        ["Proposed Accepted", "Proposed Declined", "Proposed Expired", "Proposed Withdrawn", "Expired Accepted", "Expired Declined", "Expired Withdrawn"];

    [Fact]
    public void Only_the_listed_steps_are_taken_and_what_is_not_listed_is_refused_in_plain_words()
    {
        foreach (var from in Enum.GetValues<DecisionState>())
            foreach (var to in Enum.GetValues<DecisionState>())
            {
                var thrown = Record.Exception(() => DecisionStates.Check(from, to, DecisionActor.Chair));
                Assert.Equal(Listed.Contains($"{from} {to}"), thrown is null);
                Assert.True(thrown is null || (thrown is Refused && thrown.Message.StartsWith("This decision ", StringComparison.Ordinal)));
            }
        Assert.Contains("nothing to confirm", Assert.Throws<Refused>(() => DecisionStates.Check(DecisionState.Made, DecisionState.Confirmed, DecisionActor.Chair)).Message);
        Assert.Contains("Only the team's chair", Assert.Throws<Refused>(() => DecisionStates.Check(DecisionState.Provisional, DecisionState.Withdrawn, DecisionActor.Missing)).Message);
    }

    [Fact]
    public void A_proposal_takes_only_the_listed_steps_a_late_answer_among_them()
    {
        foreach (var from in Enum.GetValues<ProposalState>())
            foreach (var to in Enum.GetValues<ProposalState>())
                Assert.Equal(ListedOfProposals.Contains($"{from} {to}"), ProposalStates.May(from, to));
    }

    [Fact]
    public void The_state_is_derived_from_what_happened_and_every_state_can_be_told() =>
        Prop.ForAll(ArbMap.Default.ArbFor<Tuple<bool, bool, bool, bool>>(), f =>
        {
            var state = new DecisionFacts(ItemStatus.Discussed, f.Item1, f.Item2, f.Item3, f.Item4).State;
            var open = new DecisionFacts(ItemStatus.Discussing, false, f.Item2, f.Item3, f.Item4).State;
            return open == DecisionState.Recorded && DecisionStates.Label(state).Length > 0
                && state == (f.Item1 ? DecisionState.TakenOff : f.Item4 ? DecisionState.Withdrawn : f.Item3 ? DecisionState.Confirmed : f.Item2 ? DecisionState.Provisional : DecisionState.Made);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(null, false, false, "Proposed")]
    [InlineData(null, true, false, "Expired")]
    [InlineData(null, true, true, "Withdrawn")]
    [InlineData("Accepted", true, true, "Accepted")]
    [InlineData("Declined", false, false, "Declined")]
    [InlineData("FamilyDeclined", false, true, "Declined")]
    public void A_proposals_state_is_derived_and_an_answer_stays(string? outcome, bool expired, bool withdrawn, string state) =>
        Assert.Equal(state, new ProposalFacts(outcome is null ? null : Enum.Parse<ProposalAnswer>(outcome), expired, withdrawn).State.ToString());

    [Fact]
    public void Each_code_needs_what_the_field_says_it_needs()
    {
        foreach (var code in Enum.GetValues<MdtDecisionCode>())
            Assert.Equal(code switch
            {
                MdtDecisionCode.ReferToHubSession or MdtDecisionCode.LinkToHub => DecisionNeeds.Site,
                MdtDecisionCode.ReferToSpecialist => DecisionNeeds.Specialist,
                MdtDecisionCode.JointVisit or MdtDecisionCode.ChangeLead => DecisionNeeds.Person,
                MdtDecisionCode.TransferToAnotherMdt => DecisionNeeds.Team,
                _ => DecisionNeeds.Nothing,
            }, Decision.Needs(code));
        Assert.Equal([MdtDecisionCode.ReferToHubSession, MdtDecisionCode.LinkToHub, MdtDecisionCode.OfferPeerSupport], Enum.GetValues<MdtDecisionCode>().Where(ProposalStates.Is));
    }
}
