using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Contracts;

/// <summary>Babies were born alive and joined their mother's household.</summary>
/// <param name="PersonIds">The babies, as Families knows them.</param>
/// <param name="On">The London day of the birth; of the first, where twins have two.</param>
public sealed record BabyBorn(Guid PregnancyId, IReadOnlyList<Guid> PersonIds, DateOnly On) : IEvent;
