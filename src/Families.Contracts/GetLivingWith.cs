using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Contracts;

/// <summary>
/// Who lives with somebody today, for a rule about what they share; never shown. A home in which somebody is restricted is left out: there nothing is concluded from living
/// together. So is who has left, who does not live there, and who died.
/// </summary>
/// <param name="PersonId">Also of a record that was joined with another: both are read as one.</param>
public sealed record GetLivingWith(Guid PersonId) : IFact<IReadOnlyList<GetLivingWith.Other>>
{
    /// <param name="PersonId">The one that is kept, where their record was joined with another.</param>
    /// <param name="IsExpecting">A pregnancy of their own is known to be going on.</param>
    public sealed record Other(Guid PersonId, bool IsExpecting);
}
