using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Assignments;

/// <summary>A role given to an account: what it may be limited to, and the one way in which it is kept.</summary>
internal static class Assignment
{
    internal const string Everywhere = "everywhere";

    /// <summary>Given by a person on a page or by a verb.</summary>
    internal const string ByHand = "hand";

    /// <summary>Given because a team took somebody in.</summary>
    internal const string ByMdt = "mdt";

    /// <summary>Given with the light account of a peer supporter.</summary>
    internal const string ByPeerSupport = "peer";

    /// <summary>What the role is limited to, from what was chosen: an id, "everywhere", or nothing where the role says it itself.</summary>
    /// <returns>The scope, null being everywhere; or what is wrong, for which input.</returns>
    internal static (Guid? Scope, Refused.Reason? Wrong) Limit(string? role, string? chosen, Guid account)
    {
        if (Roles.All.FirstOrDefault(r => r.Code == role) is not { } known) return (null, new("Role", "Choose a role"));
        if (chosen == Everywhere && known.Scope != ScopeKind.Own) return (null, null);
        var id = Guid.TryParse(chosen, out var parsed) ? parsed : (Guid?)null;
        return known.Scope switch
        {
            ScopeKind.Everywhere when id is null && string.IsNullOrEmpty(chosen) => (null, null),
            ScopeKind.Everywhere => (null, new("Scope", $"{known.Name} holds everywhere: choose no place or team")),
            ScopeKind.Own when string.IsNullOrEmpty(chosen) || id == account => (account, null),
            ScopeKind.Own => (null, new("Scope", $"{known.Name} holds for their own work: choose no place or team")),
            _ when id is { } scope && scope != Guid.Empty => (scope, null),
            _ => (null, new("Scope", $"Choose the {Says.Scope(known.Scope)} in which they are {known.Name}")),
        };
    }

    /// <summary>Whether the account holds the role there today or later.</summary>
    internal static async Task<bool> Stands(Db db, Guid account, string role, Guid? scope, DateOnly today, CancellationToken ct) =>
        await db.Find<int>("""
            SELECT COUNT(*) FROM access_assignment
            WHERE account_id = @account AND role = @role AND (scope_id = @scope OR (scope_id IS NULL AND @scope IS NULL))
              AND ended_at IS NULL AND (to_on IS NULL OR to_on >= @today)
            """, new { account, role, scope, today }, ct) > 0;

    internal static Task Give(Db db, Given given, CancellationToken ct) => db.Execute("""
        INSERT INTO access_assignment (id, account_id, role, scope_id, from_on, to_on, granted_by, granted_at, source)
        VALUES (@Id, @AccountId, @Role, @ScopeId, @FromOn, @ToOn, @By, @At, @Source)
        """, given, ct);

    /// <param name="ToOn">The last day on which it holds; null for no end.</param>
    internal sealed record Given(Guid Id, Guid AccountId, string Role, Guid? ScopeId, DateOnly FromOn, DateOnly? ToOn, Guid? By, DateTimeOffset At, string Source);
}
