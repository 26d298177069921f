using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Contracts;

/// <summary>Two records were the same person. Copy the alias; rewrite nothing: a list or rule that meets the merged id reads it as the kept one.</summary>
public sealed record PersonMerged(Guid KeptId, Guid MergedId) : IEvent;

/// <summary>They were two people after all: drop the alias. What was recorded since stays on the kept person.</summary>
public sealed record PersonMergeUndone(Guid KeptId, Guid MergedId) : IEvent;

/// <summary>Two households were one. Copy the alias; two open cases or bookings are listed for a person, not joined.</summary>
public sealed record HouseholdsMerged(Guid KeptId, Guid MergedId) : IEvent;

/// <summary>They were two households after all: drop the alias.</summary>
public sealed record HouseholdMergeUndone(Guid KeptId, Guid MergedId) : IEvent;
