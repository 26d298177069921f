using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Contracts;

/// <summary>A decision that was provisional stands: who keeps a proposal that waits for it acts now.</summary>
public sealed record MdtDecisionConfirmed(Guid DecisionId, Guid CaseId, DateOnly On) : IEvent;

/// <summary>A decision does not stand: who keeps a proposal of it takes it back.</summary>
public sealed record MdtDecisionWithdrawn(Guid DecisionId, Guid CaseId, DateOnly On) : IEvent;
