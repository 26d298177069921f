using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Contracts;

/// <summary>The day of a birth that was told before was wrong. Nobody was born by this, and nobody is told anew.</summary>
/// <param name="PersonIds">The babies, as Families knows them.</param>
/// <param name="On">The London day of the birth as it stands now; of the first, where twins have two.</param>
public sealed record BirthDayCorrected(Guid PregnancyId, IReadOnlyList<Guid> PersonIds, DateOnly On) : IEvent;
