using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Contracts;

namespace Neighbourhood.Mdt.Decisions;

/// <summary>The answer of peer support closes the action that stood for the proposal.</summary>
internal sealed class ClosesActionWhenPeerProposalAnswered(Proposals proposals) : IWhen<PeerProposalAnswered>
{
    public Task Handle(PeerProposalAnswered happened, CancellationToken ct) => proposals.Answered(happened.DecisionId, ProposalStates.IsForPeers, happened.Outcome switch
    {
        PeerProposalOutcome.Accepted => ProposalAnswer.Accepted,
        PeerProposalOutcome.Declined => ProposalAnswer.Declined,
        _ => ProposalAnswer.FamilyDeclined,
    }, happened.On, ct);
}
