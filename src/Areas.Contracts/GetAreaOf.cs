using Neighbourhood.Kernel;

namespace Neighbourhood.Areas.Contracts;

/// <summary>Where a postcode lies, by the areas in force on a day. Never null: what is not known is null inside, never 0.</summary>
/// <param name="Postcode">As typed: case and spaces do not matter.</param>
/// <param name="On">A day in London. For the days before the first import the first one answers, and says so by its id.</param>
public sealed record GetAreaOf(string Postcode, DateOnly On) : IFact<GetAreaOf.Area>
{
    /// <param name="Known">Whether the postcode is in the areas at all.</param>
    /// <param name="Lsoa21">The small area by its 2021 code; null where the files name it by 2011 codes alone.</param>
    /// <param name="LocalityId">
    /// Where the postcode itself lies, by its file; else the small area's. A figure by locality whose denominator is
    /// <see cref="GetPopulation"/> groups by the small area instead, since a few small areas lie in two localities.
    /// </param>
    /// <param name="ImdDecile">1 (most deprived tenth of England) to 10; null where the small area has none.</param>
    /// <param name="ImdVersion">The release that the decile is from: "2019".</param>
    /// <param name="VersionId">The import that answered.</param>
    public sealed record Area(
        bool Known, string? Lsoa21, string? Lsoa11, string? WardCode, string? Ward, int? ImdDecile, string? ImdVersion,
        Guid? LocalityId, string? Locality, Guid? NeighbourhoodId, Guid? VersionId)
    {
        /// <summary>Outside the areas that were imported.</summary>
        public static Area Unknown { get; } = new(false, null, null, null, null, null, null, null, null, null, null);
    }
}
