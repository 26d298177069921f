using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Contracts;

/// <summary>What a hub says to what a team proposed.</summary>
public enum ProposalOutcome
{
    /// <summary>The hub offers it to the family.</summary>
    Accepted,
    /// <summary>The hub cannot; the reason stands on the hub's own page.</summary>
    Declined,
    /// <summary>The family does not want it.</summary>
    FamilyDeclined,
}

/// <summary>A hub answered what a case meeting decided: a place in a session, or a link to the hub.</summary>
/// <param name="DecisionId">Of <c>MdtDecisionMade</c>.</param>
public sealed record ProposalAnswered(Guid DecisionId, ProposalOutcome Outcome, DateOnly On) : IEvent;
