using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Contracts;

/// <summary>A person died: whatever was planned for them stops in the same transaction. A contact hold was set before this is told.</summary>
/// <param name="On">The day of death, or the day it was recorded where it is not known.</param>
public sealed record PersonDied(Guid PersonId, DateOnly On) : IImmediateEvent;

/// <summary>The death was recorded by mistake: list what was cancelled for a person to look at, and restore nothing by itself.</summary>
public sealed record PersonDeathCorrected(Guid PersonId) : IEvent;
