using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt;

/// <summary>How far a list reaches for the user: <c>(@Everywhere = 1 OR mdt_id IN @Scopes)</c>.</summary>
/// <param name="Scopes">Teams, neighbourhoods and the user's own id; empty when everywhere.</param>
internal sealed record Limit(bool Everywhere, IReadOnlyList<Guid> Scopes)
{
    internal static Limit Of(CurrentUser user, string permission) =>
        user.ScopesFor(permission) is { } scopes ? new Limit(false, [.. scopes]) : new Limit(true, []);
}
