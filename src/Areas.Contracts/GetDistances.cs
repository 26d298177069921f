using Neighbourhood.Kernel;

namespace Neighbourhood.Areas.Contracts;

/// <summary>
/// How far postcodes lie from one another, as the crow flies: each of one list from each of another, asked once for all. For a rule, never shown. A postcode stands for the middle of its addresses, so two
/// homes may be some hundred metres nearer or farther than this where postcodes are wide.
/// </summary>
/// <param name="From">As typed: case and spaces do not matter. One that is given twice is answered once.</param>
/// <param name="To">As <paramref name="From"/>.</param>
/// <param name="On">A day in London, as in <see cref="GetAreaOf"/>: the areas in force on it answer.</param>
public sealed record GetDistances(IReadOnlyList<string> From, IReadOnlyList<string> To, DateOnly On) : IFact<IReadOnlyList<GetDistances.Distance>>
{
    /// <summary>One for each pair, with the postcodes as they were given.</summary>
    /// <param name="Metres">Whole metres, 0 for one and the same place; null where the place of either is not known.</param>
    /// <param name="SameSmallArea">Whether both are known to lie in one small area, by its code of either year: what there is to go by where <paramref name="Metres"/> is null.</param>
    public sealed record Distance(string From, string To, int? Metres, bool SameSmallArea);
}
