using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Contracts;

/// <summary>Whoever was expected is born: what is for new babies is offered once contact is allowed.</summary>
/// <param name="PersonIds">The babies who were born alive, as Families knows them.</param>
/// <param name="On">The day of birth.</param>
public sealed record BabyBorn(Guid PregnancyId, IReadOnlyList<Guid> PersonIds, DateOnly On) : IEvent;
