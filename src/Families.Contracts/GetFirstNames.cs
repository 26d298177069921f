using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Contracts;

/// <summary>
/// What people are called, and nothing more: for peer support alone, where somebody said yes to a supporter knowing their first name. Never a word of a family name, also where one was typed
/// into the first; who has no other name than their family's, died, or is unknown is left out.
/// </summary>
/// <param name="PersonIds">Also of records that were joined with others: both then read the same.</param>
public sealed record GetFirstNames(IReadOnlyList<Guid> PersonIds) : IFact<IReadOnlyList<GetFirstNames.Name>>
{
    /// <param name="PersonId">As it was asked for.</param>
    /// <param name="FirstName">What they like to be called, else their first name.</param>
    public sealed record Name(Guid PersonId, string FirstName);
}
