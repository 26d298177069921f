using Neighbourhood.Kernel;

namespace Neighbourhood.Areas.Contracts;

/// <summary>Residents by locality and decile in an age range, from the newest estimate not after the year: a denominator.</summary>
/// <param name="AgeFrom">Whole years, 0 to 90 (90 stands for 90 and over).</param>
/// <param name="AgeTo">Included.</param>
/// <param name="Year">Of the mid-year estimate; null for the newest.</param>
public sealed record GetPopulation(int AgeFrom, int AgeTo, int? Year = null) : IFact<GetPopulation.Answer>
{
    /// <param name="Source">What to print beside the figure: the estimate's name and day. Null when nothing was imported.</param>
    public sealed record Answer(string? Source, IReadOnlyList<Row> Rows);

    /// <param name="LocalityId">Null where the small area lies in no locality.</param>
    /// <param name="ImdDecile">Null where the small area has none: counted, shown as "unknown", never dropped.</param>
    public sealed record Row(Guid? LocalityId, string? Locality, string Lsoa21, int? ImdDecile, int Residents);
}
