using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>A hub worker looks at what a case meeting proposed, and at what became of it.</summary>
internal static class ViewProposal
{
    [Allows(Permissions.AnswerProposals, On = nameof(ProposalId))]
    internal sealed class Page(ISend send) : ProposalPage(send)
    {
        public Task OnGet(CancellationToken ct) => Show(ct);
    }
}
