using Neighbourhood.Access.Assignments;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Access.Links;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Accounts;

/// <summary>The one way in which an account ends: with its roles, sessions, links and tokens, at once.</summary>
internal static class AccountEnd
{
    /// <returns>False where it had ended already. Within a command.</returns>
    internal static async Task<bool> Now(Db db, IOutbox outbox, CurrentUser user, TimeProvider clock, Guid accountId, CancellationToken ct)
    {
        var row = new { accountId, now = clock.Now(), me = user.Id, stamp = clock.NewId() };
        if (await db.Execute("UPDATE access_account SET ended_at = @now, stamp = @stamp, password_hash = NULL WHERE id = @accountId AND ended_at IS NULL", row, ct) == 0) return false;
        await db.Execute("UPDATE access_assignment SET ended_at = @now, ended_by = @me WHERE account_id = @accountId AND ended_at IS NULL", row, ct);
        await db.Execute("UPDATE access_token SET revoked_at = @now WHERE account_id = @accountId AND revoked_at IS NULL", row, ct);
        await OneTimeLink.Withdraw(db, accountId, row.now, ct);
        await RoleRequest.Withdraw(db, accountId, null, null, user.Id, row.now, ct);
        await outbox.Add(new AccountEnded(accountId, clock.Today()), ct);
        return true;
    }
}
