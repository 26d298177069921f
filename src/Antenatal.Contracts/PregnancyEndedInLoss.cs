using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Contracts;

/// <summary>
/// No baby of this pregnancy is expected any more and none was born alive: whatever any module planned for it stops in the same transaction.
/// A contact hold was kept before this is told. No type of loss, no date. A handler that fails undoes all of it but the hold, and it is tried again: it may come before
/// <see cref="PregnancyNotified"/> of the same pregnancy was heard.
/// </summary>
/// <param name="PersonId">Who was expecting, under the id by which it was noted: hearers read joined records as one.</param>
public sealed record PregnancyEndedInLoss(Guid PregnancyId, Guid PersonId) : IImmediateEvent;

/// <summary>The loss was recorded by mistake: list what was cancelled for a person to look at, and restore nothing. The contact hold stays.</summary>
public sealed record PregnancyReopened(Guid PregnancyId, Guid PersonId) : IEvent;
