using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Decisions;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Decisions;

public sealed class GiveReferenceTests : ArrangedDecisions
{
    [Fact]
    public async Task An_escalation_waits_for_the_reference_of_the_referral_itself()
    {
        var id = await Decided(MdtDecisionCode.EscalateToSafeguarding);
        Assert.True((await See(id)).Safeguarding.IsMissing);
        Assert.Equal([id], (await Coordinator.Ask(new ListDecisions.Query(DecisionWaits.Reference))).Rows.Select(r => r.Id));
        await Coordinator.Send(new GiveReference.Command(id, " MASH 12345 ", Today));
        await Coordinator.Send(new GiveReference.Command(id, "MASH 12345", Today));
        Assert.Equal(("MASH 12345", Today, false), ((await See(id)).Safeguarding.Reference, (await See(id)).Safeguarding.On, (await See(id)).Safeguarding.IsMissing));
        Assert.Empty((await Coordinator.Ask(new ListDecisions.Query(DecisionWaits.Reference))).Rows);
        Assert.Equal(["Recorded", "Provisional", "ReferenceGiven"], await Steps(id));
    }

    [Fact]
    public async Task What_is_missing_or_to_come_is_refused_and_no_other_decision_has_a_reference()
    {
        await Discussing(Gp);
        var (id, other) = (await Decide(MdtDecisionCode.EscalateToSafeguarding), await Decide(MdtDecisionCode.StepDown));
        await ItemClosed();
        await IsRefused(Chair.Send(new GiveReference.Command(id, " ", Today)), "Reference", "Enter the reference");
        await IsRefused(Chair.Send(new GiveReference.Command(id, new string('1', 61), Today)), "Reference", "60");
        await IsRefused(Chair.Send(new GiveReference.Command(id, "1", null)), "ReferredOn", "Enter the day");
        await IsRefused(Chair.Send(new GiveReference.Command(id, "1", Today.AddDays(1))), "ReferredOn", "today or earlier");
        await IsRefused(Chair.Send(new GiveReference.Command(other, "1", Today)), "", "Only an escalation");
        await GuardedFor(who => who.Send(new GiveReference.Command(id, "1", Today)));
        await Chair.Send(new WithdrawDecision.Command(id, "Nobody is in danger"));
        await IsRefused(Chair.Send(new GiveReference.Command(id, "1", Today)), "", "was withdrawn, so it needs no reference");
    }
}
