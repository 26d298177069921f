using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Assignments;

/// <summary>A role that waits for a second person, as it is shown.</summary>
/// <param name="AskedByName">A name; the program itself where a verb asked.</param>
internal sealed record WaitingRole(Guid Id, Guid AccountId, string Name, string Email, Guid? OrganisationId, string Role, string Where, DateOnly? ToOn, Guid? AskedBy, string AskedByName, DateTimeOffset AskedAt)
{
    /// <param name="account">Null for every account.</param>
    internal static async Task<IReadOnlyList<WaitingRole>> All(Db db, ISend send, Guid? account, CancellationToken ct)
    {
        var rows = await db.Query<Row>("""
            SELECT r.id, r.account_id, a.name, a.email, a.organisation_id, r.role, r.scope_id, r.to_on, r.asked_by, b.name AS asked_by_name, r.asked_at
            FROM access_role_request r JOIN access_account a ON a.id = r.account_id LEFT JOIN access_account b ON b.id = r.asked_by
            WHERE r.decided_at IS NULL AND (@account IS NULL OR r.account_id = @account) ORDER BY r.id
            """, new { account }, ct);
        var where = await PlaceNames.Of(rows.Select(r => (r.AccountId, r.ScopeId)), send, ct);
        return [.. rows.Select(r => new WaitingRole(r.Id, r.AccountId, r.Name, r.Email, r.OrganisationId, Says.Role(r.Role), where(r.AccountId, r.ScopeId), r.ToOn, r.AskedBy, r.AskedByName ?? "The program itself", r.AskedAt))];
    }

    private sealed record Row(Guid Id, Guid AccountId, string Name, string Email, Guid? OrganisationId, string Role, Guid? ScopeId, DateOnly? ToOn, Guid? AskedBy, string? AskedByName, DateTimeOffset AskedAt);
}
