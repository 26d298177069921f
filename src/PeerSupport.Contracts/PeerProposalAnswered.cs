using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Contracts;

/// <summary>What the coordinator of peer support says to what a team proposed.</summary>
public enum PeerProposalOutcome
{
    /// <summary>A supporter is looked for.</summary>
    Accepted,
    /// <summary>It is not possible; the reason stands on the coordinator's own page.</summary>
    Declined,
    /// <summary>The person does not want it.</summary>
    PersonDeclined,
}

/// <summary>The coordinator of peer support answered what a case meeting decided.</summary>
/// <param name="DecisionId">Of <c>MdtDecisionMade</c>.</param>
public sealed record PeerProposalAnswered(Guid DecisionId, PeerProposalOutcome Outcome, DateOnly On) : IEvent;
