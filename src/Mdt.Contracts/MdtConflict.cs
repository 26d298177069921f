using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Contracts;

/// <summary>A worker declared a conflict of interest with a family: it is not theirs to reach, whatever their roles.</summary>
public sealed record MdtConflictDeclared(Guid HouseholdId, Guid UserId, DateOnly On) : IEvent;

/// <summary>The declaration was a mistake: none of theirs about this family stands.</summary>
public sealed record MdtConflictWithdrawn(Guid HouseholdId, Guid UserId, DateOnly On) : IEvent;
