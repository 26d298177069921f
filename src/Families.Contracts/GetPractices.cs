using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Contracts;

/// <summary>With which practice people are registered, as they said; for rules, never shown. An unknown person is left out.</summary>
public sealed record GetPractices(IReadOnlyList<Guid> PersonIds) : IFact<IReadOnlyList<GetPractices.Practice>>
{
    /// <param name="PersonId">As it was asked for, also where the record was joined with another: both then have the same practice.</param>
    /// <param name="OdsCode">A letter and five digits, in capitals; null where it is not known.</param>
    public sealed record Practice(Guid PersonId, string? OdsCode);
}
