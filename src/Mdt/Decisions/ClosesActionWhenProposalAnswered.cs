using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Decisions;

/// <summary>A hub's answer closes the action that stood for the proposal.</summary>
internal sealed class ClosesActionWhenProposalAnswered(Proposals proposals) : IWhen<ProposalAnswered>
{
    public Task Handle(ProposalAnswered happened, CancellationToken ct) => proposals.Answered(happened.DecisionId, ProposalStates.IsForHub, happened.Outcome switch
    {
        ProposalOutcome.Accepted => ProposalAnswer.Accepted,
        ProposalOutcome.Declined => ProposalAnswer.Declined,
        _ => ProposalAnswer.FamilyDeclined,
    }, happened.On, ct);
}
