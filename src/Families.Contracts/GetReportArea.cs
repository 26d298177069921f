using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Contracts;

/// <summary>Where people lived on a day, for figures: the first of a person's homes. An unknown person is left out; an unknown area is null, never 0.</summary>
public sealed record GetReportArea(IReadOnlyList<Guid> PersonIds, DateOnly On) : IFact<IReadOnlyList<GetReportArea.Area>>
{
    /// <param name="Lsoa">The small area of 2021; null for unknown, and for a restricted person.</param>
    /// <param name="ImdDecile">1 to 10; null for unknown, and for a restricted person.</param>
    /// <param name="ImdVersion">Of which year; null with the decile.</param>
    public sealed record Area(Guid PersonId, string? Lsoa, int? ImdDecile, string? ImdVersion, Guid? LocalityId, string? Locality, Guid? NeighbourhoodId);
}
