using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Assignments;

/// <summary>
/// Nobody lets themselves in alone under the name of somebody whose role reaches far: with a new password they meet the authenticator app, and
/// with the app removed they meet the password. Whoever runs the program helps where both are lost.
/// </summary>
internal sealed class FarKeys(Db db, CurrentUser user, ISend send, TimeProvider clock)
{
    private const string Help = "ask whoever runs the program, who helps with the command account password";

    /// <exception cref="Refused">The password alone would let in whoever has it.</exception>
    internal async Task CheckPassword(Guid account, CancellationToken ct)
    {
        if (!await Counts(account, ct)) return;
        if (await db.Find<int>("""
            SELECT COUNT(*) FROM access_account a WHERE a.id = @account
              AND (a.password_hash IS NULL OR EXISTS (SELECT 1 FROM access_factor f WHERE f.account_id = a.id AND f.removed_at IS NULL))
            """, new { account }, ct) == 0)
            throw new Refused("", $"This account has a role that reaches far and no authenticator app, so a new password would let anybody in: {Help}");
    }

    /// <exception cref="Refused">Somebody else may have chosen the password since the app was added.</exception>
    internal async Task CheckFactor(Guid account, CancellationToken ct)
    {
        if (!await Counts(account, ct)) return;
        if (await db.Find<int>("""
            SELECT COUNT(*) FROM access_account a JOIN access_factor f ON f.account_id = a.id AND f.removed_at IS NULL
            WHERE a.id = @account AND (a.must_change = 1
              OR EXISTS (SELECT 1 FROM access_link l WHERE l.account_id = a.id AND l.made_at >= f.added_at AND (l.used_at IS NOT NULL OR (l.withdrawn_at IS NULL AND l.expires_at > @now))))
            """, new { account, now = clock.Now() }, ct) > 0)
            throw new Refused("", $"This account has a role that reaches far, and a new password was made for it since the app was added: {Help}");
    }

    private async Task<bool> Counts(Guid account, CancellationToken ct) =>
        !user.IsSystem && await send.Switch("access.secondApprover", ct) && await RoleRequest.HoldsFar(db, account, clock.Today(), ct);
}
