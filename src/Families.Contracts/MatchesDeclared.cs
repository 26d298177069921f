using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Contracts;

/// <summary>
/// Which of these declarations touch somebody's household, now or within a year: a name of somebody in it, a postcode too near to one of its homes, a school or nursery of one of its children. No name,
/// address or school leaves Families: the answer is keys of the caller's own.
/// </summary>
/// <param name="PersonId">Whose household.</param>
/// <param name="RadiusMetres">
/// How near is too near, from the middle of one postcode to that of the other, this many metres included. Where the place of either is not known it is the same small area instead. 0: the same postcode alone.
/// </param>
public sealed record MatchesDeclared(Guid PersonId, IReadOnlyList<MatchesDeclared.Declaration> Declared, int RadiusMetres) : IFact<IReadOnlyList<Guid>>
{
    /// <summary>What one person declared of themselves and of those whom they know, as typed.</summary>
    /// <param name="Key">The caller's own id for who declared it.</param>
    /// <param name="DeclarerId">
    /// Who that is in Families, where they are somebody there: then what is kept of their own household touches it too. A relative of somebody in the other, a home as near, a child at the same school.
    /// </param>
    public sealed record Declaration(Guid Key, IReadOnlyList<string> Names, IReadOnlyList<string> Schools, IReadOnlyList<string> Postcodes, Guid? DeclarerId = null);
}
