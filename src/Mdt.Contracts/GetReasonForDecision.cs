using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Contracts;

/// <summary>
/// One line meant for whoever receives a team's proposal, shown beside it; nothing else of the case. Null where there is none: the decision
/// is none that is proposed to another module, was withdrawn, waits for a quorum, or somebody of the family objects.
/// </summary>
[Allows("mdt.decisions.reason", Unscoped = "the answer is limited to decisions that were proposed to the modules whose staff ask")]
public sealed record GetReasonForDecision(Guid DecisionId) : IQuery<string?>;
