using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>A decision that does not stand asks nothing of a hub; what was answered stays answered.</summary>
internal sealed class WithdrawsProposalWhenMdtDecisionWithdrawn(Db db, Proposals proposals) : IWhen<MdtDecisionWithdrawn>
{
    public async Task Handle(MdtDecisionWithdrawn happened, CancellationToken ct)
    {
        if (await proposals.OfDecision(happened.DecisionId, ct) is { } proposal)
        {
            await proposals.Withdraw(proposal, ct);
            return;
        }
        if (await db.Execute("UPDATE familyhubs_decision_heard SET withdrawn = 1 WHERE decision_id = @DecisionId", new { happened.DecisionId }, ct) == 0)
            await db.Execute("INSERT INTO familyhubs_decision_heard (decision_id, confirmed, withdrawn) VALUES (@DecisionId, 0, 1)", new { happened.DecisionId }, ct);
    }
}
