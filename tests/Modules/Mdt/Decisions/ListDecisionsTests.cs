using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Decisions;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Decisions;

public sealed class ListDecisionsTests : ArrangedDecisions
{
    private static Task<string?> Says(Neighbourhood.Testing.Actor who) =>
        who.With(services => services.GetServices<IWaiting>().Single(w => w.Path == "/mdt/decisions").Says(TestContext.Current.CancellationToken));

    [Fact]
    public async Task Each_decision_stands_where_it_waits_and_the_first_page_counts_what_somebody_must_do()
    {
        await Discussing(Gp);
        Assert.Null(await Says(Coordinator));
        var (step, mash, peer) = (await Decide(MdtDecisionCode.StepDown), await Decide(MdtDecisionCode.EscalateToSafeguarding), await Decide(MdtDecisionCode.OfferPeerSupport, agreed: true));
        await ItemClosed();
        async Task<IReadOnlyList<Guid>> Of(DecisionWaits waits) => [.. (await Coordinator.Ask(new ListDecisions.Query(waits))).Rows.Select(r => r.Id)];
        Assert.Equal([step, mash, peer], await Of(DecisionWaits.Quorum));
        Assert.Equal([peer], await Of(DecisionWaits.Answer));
        Assert.Equal([mash], await Of(DecisionWaits.Reference));
        Assert.Empty(await Of(DecisionWaits.Silent));
        Assert.Equal("3 to confirm, 1 without the reference of the safeguarding referral.", await Says(Coordinator));

        World.Clock.MoveTo(Today.AddDays(15).AtLondon(new TimeOnly(8, 0)));
        await World.Tick();
        Assert.Equal([peer], await Of(DecisionWaits.Silent));
        Assert.Empty(await Of(DecisionWaits.Answer));
        Assert.Equal("3 to confirm, 1 not answered in time, 1 without the reference of the safeguarding referral.", await Says(Coordinator));
        Assert.Contains(await Coordinator.Ask(new GatherMyWork(Coordinator.Id, Today)), w => w.Title == "Nobody answered what the team proposed: offer peer support");
        Assert.DoesNotContain(await Chair.Ask(new GatherMyWork(Chair.Id, Today)), w => w.Title.StartsWith("Nobody answered", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_chair_has_the_buttons_while_the_team_sits_with_a_quorum_and_learns_otherwise_why_not()
    {
        var id = await Decided(MdtDecisionCode.StepDown);
        var before = await Chair.Ask(new ListDecisions.Query());
        Assert.Equal((false, "Health visitor"), (before.Rows.Single().MayConfirm, before.Rows.Single().Missing));
        Assert.Contains("no quorum at this moment", before.WhyNotNow, StringComparison.Ordinal);
        await Comes(HealthVisitor);
        Assert.True((await Chair.Ask(new ListDecisions.Query())).Rows.Single().MayConfirm);
        Assert.Equal((false, null), ((await Coordinator.Ask(new ListDecisions.Query())).Rows.Single().MayConfirm, (await Coordinator.Ask(new ListDecisions.Query())).WhyNotNow));
        await Chair.Send(new ConfirmDecision.Command(id));
        Assert.Empty((await Chair.Ask(new ListDecisions.Query())).Rows);
    }

    [Fact]
    public async Task What_was_decided_about_somebody_who_objects_is_the_chairs_alone_but_a_missing_safeguarding_reference_stays_to_be_seen()
    {
        await Discussing(Gp);
        var (step, mash) = (await Decide(MdtDecisionCode.StepDown), await Decide(MdtDecisionCode.EscalateToSafeguarding));
        await ItemClosed();
        Basis = Neighbourhood.Families.Contracts.SharingBasis.Objection;
        async Task<MdtDecisionCode?[]> Seen(Testing.Actor who) => [.. (await who.Ask(new ListDecisions.Query())).Rows.Select(r => r.Code)];
        Assert.Equal([null, MdtDecisionCode.EscalateToSafeguarding], await Seen(Gp));
        Assert.Equal([MdtDecisionCode.StepDown, MdtDecisionCode.EscalateToSafeguarding], await Seen(Chair));
        Assert.Null((await Gp.Ask(new SeeDecision(step))).Code);
        Assert.Equal(MdtDecisionCode.EscalateToSafeguarding, (await Gp.Ask(new SeeDecision(mash))).Code);
        Assert.Equal(MdtDecisionCode.StepDown, (await See(step)).Code);
        Assert.DoesNotContain(await HealthVisitor.Ask(new GatherMyWork(HealthVisitor.Id, Today)), w => w.Title.Contains("step down", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(await HealthVisitor.Ask(new GatherMyWork(HealthVisitor.Id, Today)), w => w.Path == $"/mdt/decisions/{step}");
    }

    [Fact]
    public async Task Other_teams_and_who_declared_a_conflict_see_nothing_and_a_lead_practitioner_their_own()
    {
        await Decided(MdtDecisionCode.StepDown);
        Assert.Empty((await OtherChair.Ask(new ListDecisions.Query())).Rows);
        await Assert.ThrowsAsync<Denied>(() => Nobody.Ask(new ListDecisions.Query()));
        Assert.Single((await World.As(Roles.FamilyHelp, userId: HealthVisitor.Id).Ask(new ListDecisions.Query())).Rows);
        await Conflicted(Gp.Id);
        Assert.Empty((await Gp.Ask(new ListDecisions.Query())).Rows);
        Assert.Equal(0, (await Gp.Ask(new ListDecisions.Query())).Counts.ForQuorum);
        Assert.Null(await Says(Gp));
        Assert.Empty((await Gp.Ask(new GatherMyWork(Gp.Id, Today))));
    }
}
