using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>A proposal that waited for its team's confirmation is asked now.</summary>
internal sealed class ActsOnProposalWhenMdtDecisionConfirmed(Db db, Proposals proposals) : IWhen<MdtDecisionConfirmed>
{
    public async Task Handle(MdtDecisionConfirmed happened, CancellationToken ct)
    {
        if (await proposals.OfDecision(happened.DecisionId, ct) is { } proposal)
        {
            if (proposal.State == ProposalState.Waiting) await proposals.Open(proposal, ct);
            return;
        }
        if (await db.Execute("UPDATE familyhubs_decision_heard SET confirmed = 1 WHERE decision_id = @DecisionId", new { happened.DecisionId }, ct) == 0)
            await db.Execute("INSERT INTO familyhubs_decision_heard (decision_id, confirmed, withdrawn) VALUES (@DecisionId, 1, 0)", new { happened.DecisionId }, ct);
    }
}
