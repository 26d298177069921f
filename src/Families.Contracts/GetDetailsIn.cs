using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Contracts;

/// <summary>
/// Which parts of a text say who somebody is or where they live: a family name, an address, a number or an e-mail address that is kept of them or of who lives with them. For a rule that leaves
/// them out before anybody reads the text; what is kept leaves Families never.
/// </summary>
/// <param name="Text">Kept nowhere.</param>
public sealed record GetDetailsIn(IReadOnlyList<Guid> PersonIds, string Text) : IFact<IReadOnlyList<GetDetailsIn.Part>>
{
    /// <summary>In order; none touches another.</summary>
    /// <param name="Start">The first character, from 0.</param>
    public sealed record Part(int Start, int Length);
}
