using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Contracts;

/// <summary>How old people were on a day, for rules and figures. An unknown person is left out.</summary>
public sealed record GetAges(IReadOnlyList<Guid> PersonIds, DateOnly On) : IFact<IReadOnlyList<GetAges.Age>>
{
    /// <param name="Months">Whole months; null where no birth is known, or it was still to come.</param>
    /// <param name="IsChild">Under 18 on that day; where no birth is known, in a household as a child.</param>
    /// <param name="IsUnborn">Not born yet, as far as is known: nobody brings them anywhere.</param>
    public sealed record Age(Guid PersonId, int? Months, bool IsChild, bool IsUnborn = false);
}
