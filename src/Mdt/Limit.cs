using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt;

/// <summary>How far a list reaches for the user: <c>(@Everywhere = 1 OR mdt_id IN @Scopes)</c>.</summary>
/// <param name="Scopes">Teams, neighbourhoods and the user's own id; empty when everywhere.</param>
internal sealed record Limit(bool Everywhere, IReadOnlyList<Guid> Scopes)
{
    internal static Limit Of(CurrentUser user, string permission) =>
        user.ScopesFor(permission) is { } scopes ? new Limit(false, [.. scopes]) : new Limit(true, []);

    /// <summary>How far the cases reach: a role that is no team's reaches those that its holder leads, also where it is held for a site or everywhere.</summary>
    internal static Limit OfCases(CurrentUser user)
    {
        var teams = user.Grants.Where(g => Permissions.IsOfTeam(g.Role)).Select(g => g.ScopeId).ToList();
        return user.IsSystem || teams.Contains(null) ? new(true, []) : new(false, [.. teams.OfType<Guid>(), .. user.Id is { } me ? [me] : Array.Empty<Guid>()]);
    }

    /// <summary>Whether it reaches something that lies within these.</summary>
    internal bool Reaches(params ReadOnlySpan<Guid> within)
    {
        if (Everywhere) return true;
        foreach (var id in within)
            if (Scopes.Contains(id)) return true;
        return false;
    }
}
