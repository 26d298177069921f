using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Involvement;

/// <summary>Begins the involvement of whoever registers or adds: the worker, and each team or site they act for, so that colleagues reach the family.</summary>
internal sealed class Involvements(Db db, CurrentUser user, TimeProvider clock)
{
    /// <summary>The name only, for an item of a meeting: never a scope.</summary>
    internal const string Invited = "invited";

    internal const string Registered = "registered";

    /// <summary>Works with the family, in whatever way.</summary>
    internal const string Works = "works";

    /// <summary>A manager, until somebody works with the family again.</summary>
    internal const string HandOver = "handover";

    internal async Task BeginForUser(Guid householdId, Guid? organisationId, CancellationToken ct, string kind = Registered)
    {
        if (user.IsSystem || user.Id is not { } me) return;
        await Begin(householdId, organisationId, null, me, ct, kind);
        foreach (var teamOrSite in TeamsAndSites())
            await Begin(householdId, organisationId, teamOrSite, null, ct, kind);
    }

    /// <summary>A team, a site or one worker begins to work with a household today.</summary>
    internal Task Begin(Guid householdId, Guid? organisationId, Guid? teamOrSiteId, Guid? userId, CancellationToken ct, string kind = Registered, bool shown = true) => db.Execute("""
        INSERT INTO families_involvement (id, household_id, organisation_id, team_or_site_id, user_id, kind, shown, from_on)
        VALUES (@id, @householdId, @organisationId, @teamOrSiteId, @userId, @kind, @shown, @today)
        """, new { id = clock.NewId(), householdId, organisationId, teamOrSiteId, userId, kind, shown, today = clock.Today() }, ct);

    /// <summary>The teams and sites that the user acts for.</summary>
    internal IReadOnlyList<Guid> TeamsAndSites() =>
        [.. user.Grants.Where(g => g.ScopeId is not null && KindOf(g.Role) is ScopeKind.Site or ScopeKind.Mdt).Select(g => g.ScopeId!.Value).Distinct()];

    private static ScopeKind? KindOf(string role) => Roles.All.FirstOrDefault(r => r.Code == role)?.Scope;
}
