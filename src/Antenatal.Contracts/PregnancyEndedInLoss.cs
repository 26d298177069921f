using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Contracts;

/// <summary>
/// No baby of this pregnancy is expected any more and none was born alive: whatever any module planned for it stops in the same transaction.
/// A contact hold was kept before this is told. No type of loss, no date.
/// </summary>
public sealed record PregnancyEndedInLoss(Guid PregnancyId, Guid PersonId) : IImmediateEvent;

/// <summary>The loss was recorded by mistake: list what was cancelled for a person to look at, and restore nothing. The contact hold stays.</summary>
public sealed record PregnancyReopened(Guid PregnancyId, Guid PersonId) : IEvent;
