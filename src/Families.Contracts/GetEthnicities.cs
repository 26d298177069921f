using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Contracts;

/// <summary>The ethnic groups that people said are theirs, to be copied into a row for figures alone and never shown of one person. An unknown person is left out.</summary>
public sealed record GetEthnicities(IReadOnlyList<Guid> PersonIds) : IFact<IReadOnlyList<GetEthnicities.Group>>
{
    /// <param name="EthnicityCode">The NHS data dictionary's letter of 2001, "A" to "S", or "Z" for not stated; null for not known or not asked.</param>
    public sealed record Group(Guid PersonId, string? EthnicityCode);
}
