using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Contracts;

/// <summary>
/// What roles can be limited to: each module names its own neighbourhoods, teams, sites or programmes, for the page that
/// gives a role and for those that show one.
/// </summary>
/// <param name="Ids">Only these; null for all there are.</param>
[Anyone("every module answers for its own places and teams, by what the user may see of them")]
public sealed record GatherScopes(IReadOnlyList<Guid>? Ids = null) : IGather<GatherScopes.Scope>
{
    /// <param name="Kind">Which roles can be limited to it.</param>
    /// <param name="Name">As people call it: "Sale family MDT".</param>
    public sealed record Scope(ScopeKind Kind, Guid Id, string Name);
}
