using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Contracts;

/// <summary>
/// A pregnancy ended in loss: none is left expected and none was born alive. Whatever was planned for it stops in the same transaction. A contact hold was set
/// before this is told. No type and no date.
/// </summary>
/// <param name="PersonId">The woman.</param>
public sealed record PregnancyEndedInLoss(Guid PregnancyId, Guid PersonId) : IImmediateEvent;

/// <summary>The loss was recorded by mistake: list what was cancelled for a person to look at, and restore nothing by itself. The hold stays until the midwife releases it.</summary>
/// <param name="PersonId">The woman.</param>
public sealed record PregnancyReopened(Guid PregnancyId, Guid PersonId) : IEvent;
