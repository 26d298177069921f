using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>A page about one proposal; each of its answers has a page of its own.</summary>
[BindProperties(SupportsGet = true)] // by declaring type: what derives binds its own
internal abstract class ProposalPage(ISend send) : AskedPage<SeeProposal.Answer>(send)
{
    public Guid ProposalId { get; set; }

    /// <summary>For which hub; null where there is one alone.</summary>
    public Guid? SiteId { get; set; }

    /// <summary>Every session to choose from, not the first ten alone.</summary>
    public bool All { get; set; }

    private protected override IQuery<SeeProposal.Answer> Question => new SeeProposal(ProposalId, All);

    private protected override string Own => $"/familyhubs/asked/proposals/{ProposalId}";
}
