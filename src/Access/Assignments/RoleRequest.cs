using System.Collections.Frozen;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Assignments;

/// <summary>A role that reaches far waits until a second person approves it; until then it is no assignment and gives nothing.</summary>
internal sealed record RoleRequest(Guid Id, Guid AccountId, string Role, Guid? ScopeId, DateOnly? ToOn, string Source, Guid? AskedBy, DateTimeOffset AskedAt)
{
    internal const string Approved = "approved";
    internal const string Declined = "declined";
    internal const string Withdrawn = "withdrawn";

    /// <summary>Who has one of these could let in anybody, change the rules, or see every restricted person.</summary>
    private static readonly FrozenSet<string> Far =
        FrozenSet.Create(StringComparer.Ordinal, Roles.Operator, Roles.InformationGovernanceLead, Roles.SafeguardingLead, Roles.SettingsEditor);

    internal static async Task<bool> IsNeeded(string role, ISend send, CancellationToken ct) => Far.Contains(role) && await send.Switch("access.secondApprover", ct);

    /// <summary>Whether the account has such a role today: then nobody else makes a key to act in its name.</summary>
    internal static async Task<bool> HoldsFar(Db db, Guid account, DateOnly today, CancellationToken ct) => (await db.Query<string>("""
        SELECT role FROM access_assignment WHERE account_id = @account AND ended_at IS NULL AND (to_on IS NULL OR to_on >= @today)
        """, new { account, today }, ct)).Any(Far.Contains);

    /// <summary>Gives the role, or asks for a second person where it reaches far. Within a command.</summary>
    /// <returns>Whether it waits.</returns>
    internal static async Task<bool> GiveOrAsk(Db db, ISend send, Assignment.Given given, CancellationToken ct)
    {
        if (!await IsNeeded(given.Role, send, ct))
        {
            await Assignment.Give(db, given, ct);
            return false;
        }
        await db.Execute("""
            INSERT INTO access_role_request (id, account_id, role, scope_id, to_on, source, asked_by, asked_at)
            VALUES (@Id, @AccountId, @Role, @ScopeId, @ToOn, @Source, @By, @At)
            """, given, ct);
        return true;
    }

    /// <summary>Whether the same role there waits already.</summary>
    internal static async Task<bool> Waits(Db db, Guid account, string role, Guid? scope, CancellationToken ct) => await db.Find<int>("""
        SELECT COUNT(*) FROM access_role_request
        WHERE account_id = @account AND role = @role AND (scope_id = @scope OR (scope_id IS NULL AND @scope IS NULL)) AND decided_at IS NULL
        """, new { account, role, scope }, ct) > 0;

    internal static Task<RoleRequest?> Find(Db db, Guid account, Guid id, CancellationToken ct) => db.Find<RoleRequest>("""
        SELECT id, account_id, role, scope_id, to_on, source, asked_by, asked_at FROM access_role_request
        WHERE id = @id AND account_id = @account AND decided_at IS NULL
        """, new { id, account }, ct);

    /// <summary>Nobody approves any more what waited for this account, or only this role of it. Within a command.</summary>
    internal static Task<int> Withdraw(Db db, Guid account, string? role, Guid? scope, Guid? by, DateTimeOffset now, CancellationToken ct) => db.Execute("""
        UPDATE access_role_request SET outcome = @Withdrawn, decided_by = @by, decided_at = @now
        WHERE account_id = @account AND decided_at IS NULL AND (@role IS NULL OR (role = @role AND scope_id = @scope))
        """, new { account, role, scope, by, now, Withdrawn }, ct);
}
