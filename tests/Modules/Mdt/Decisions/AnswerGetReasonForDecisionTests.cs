using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Decisions;
using Neighbourhood.Mdt.Items;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Decisions;

public sealed class AnswerGetReasonForDecisionTests : ArrangedDecisions
{
    private const string Line = "Would like to meet other parents";

    private Neighbourhood.Testing.Actor Hub => World.As(Roles.HubWorker);

    [Fact]
    public async Task The_receiver_reads_one_line_once_it_is_proposed_and_it_is_kept_who_read_it()
    {
        var id = await Decided(MdtDecisionCode.LinkToHub, reason: Line);
        Assert.Null(await Hub.Ask(new GetReasonForDecision(id))); // it waits for a quorum
        await Comes(HealthVisitor);
        await Chair.Send(new ConfirmDecision.Command(id));
        var hub = Hub;
        Assert.Equal(Line, await hub.Ask(new GetReasonForDecision(id)));
        Assert.Single(await World.Sql<string>("SELECT subjects FROM kernel_audit WHERE kind = 'view' AND what = 'Mdt.GetReasonForDecision' AND user_id = @Id", new { hub.Id }));
        Assert.Null(await World.As(Roles.PeerCoordinator).Ask(new GetReasonForDecision(id))); // it is not theirs
        await Assert.ThrowsAsync<Denied>(() => Gp.Ask(new GetReasonForDecision(id)));
        Assert.Null(await Hub.Ask(new GetReasonForDecision(World.NewId())));
        await Conflicted(hub.Id);
        Assert.Null(await hub.Ask(new GetReasonForDecision(id)));
    }

    [Theory]
    [InlineData(SharingBasis.Objection)]
    [InlineData(SharingBasis.ObjectionToDecide)]
    public async Task Nothing_is_told_once_somebody_objects_or_it_is_withdrawn(SharingBasis basis)
    {
        var id = await Decided(MdtDecisionCode.OfferPeerSupport, quorate: true, reason: Line);
        var peers = World.As(Roles.PeerCoordinator);
        Assert.Equal(Line, await peers.Ask(new GetReasonForDecision(id)));
        Basis = basis;
        Assert.Null(await peers.Ask(new GetReasonForDecision(id)));
        Basis = SharingBasis.Informed;
        await Chair.Send(new WithdrawDecision.Command(id, "They have somebody now"));
        Assert.Null(await peers.Ask(new GetReasonForDecision(id)));
    }

    [Fact]
    public async Task The_line_is_short_and_kept_only_for_what_somebody_receives()
    {
        await Discussing(Gp);
        await IsRefused(Decide(MdtDecisionCode.LinkToHub, reason: new string('x', 201)), "ReasonForReceiver", "200");
        await Decide(MdtDecisionCode.StepDown, reason: Line);
        await Decide(MdtDecisionCode.LinkToHub, reason: "  ");
        Assert.Empty(await World.Sql<string>("SELECT reason_for_receiver FROM mdt_decision WHERE reason_for_receiver IS NOT NULL"));
    }

    [Fact]
    public async Task A_visit_is_not_made_with_somebody_who_declared_a_conflict()
    {
        await Discussing(Gp);
        await Conflicted(Gp.Id);
        await IsRefused(Chair.Send(new RecordDecision.Command(World.NewId(), Item, MdtDecisionCode.JointVisit, null, null, null, Gp.Id, false)), "TargetUserId", "conflict");
    }
}
