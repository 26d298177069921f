using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Decisions;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Decisions;

public sealed class ViewDecisionTests : ArrangedDecisions
{
    [Fact]
    public async Task All_of_it_is_shown_with_who_did_what_and_it_is_kept_who_looked()
    {
        var id = await Decided(MdtDecisionCode.LinkToHub, reason: "Would like to meet other parents");
        var view = await Gp.Ask(new SeeDecision(id));
        Assert.Equal(("Marram hub", "Would like to meet other parents", DecisionState.Provisional, false), (view.Detail, view.ReasonForReceiver, view.State, view.Acted));
        Assert.Equal(["Recorded at the meeting", "Made without a quorum: provisional"], view.History.Select(s => s.What));
        Assert.Equal(new DecisionView.Choices(false, false, false, false), view.May);
        var person = Assert.Single(await World.Sql<Guid>("SELECT person_id FROM mdt_referral_person"));
        Assert.Equal([$"{person}"], await World.Sql<string>("SELECT subjects FROM kernel_audit WHERE kind = 'view' AND what = 'Mdt.SeeDecision' AND user_id = @Id", new { Gp.Id }));
    }

    [Fact]
    public async Task What_is_written_is_left_out_for_all_but_the_chair_where_somebody_objects()
    {
        var id = await Decided(MdtDecisionCode.LinkToHub, reason: "Would like to meet other parents");
        await HealthVisitor.Send(new AnswerDecision.Command(id, false, "She is not ready"));
        Basis = SharingBasis.Objection;
        var view = await Gp.Ask(new SeeDecision(id));
        Assert.Equal((true, false, null, null), (view.LeftOut, view.Objected, view.Detail, view.ReasonForReceiver));
        Assert.All(view.History, s => Assert.Null(s.Reason));
        var chairs = await See(id);
        Assert.Equal((false, true, "Marram hub"), (chairs.LeftOut, chairs.Objected, chairs.Detail));
    }

    [Fact]
    public async Task It_is_the_teams_and_the_leads_and_not_of_who_declared_a_conflict()
    {
        var id = await Decided(MdtDecisionCode.StepDown);
        await GuardedFor(who => who.Ask(new SeeDecision(id)));
        await World.As(Roles.FamilyHelp, userId: HealthVisitor.Id).Ask(new SeeDecision(id));
        await Assert.ThrowsAsync<NotFound>(() => World.As(Roles.FamilyHelp).Ask(new SeeDecision(id)));
        await Conflicted(Gp.Id);
        await Assert.ThrowsAsync<NotFound>(() => Gp.Ask(new SeeDecision(id)));
        await Assert.ThrowsAsync<NotFound>(() => Chair.Ask(new SeeDecision(World.NewId())));
    }
}
