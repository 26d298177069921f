using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Factors;

/// <summary>The authenticator app of an account, and whether what was typed is a code of it.</summary>
internal sealed class Factor(Db db, Vault vault, TimeProvider clock)
{
    /// <param name="Id">The factor's.</param>
    /// <param name="Secret">Encrypted.</param>
    internal sealed record Row(Guid Id, Guid AccountId, string Secret, int LastStep);

    /// <summary>What a right code is: a step of the app, or a recovery code by its hash.</summary>
    internal sealed record Proof(Guid FactorId, int? Step, string? RecoveryHash);

    internal Task<Row?> Of(Guid account, CancellationToken ct) => db.Find<Row>("""
        SELECT id, account_id, secret, last_step FROM access_factor WHERE account_id = @account AND removed_at IS NULL
        """, new { account }, ct);

    /// <summary>Too many wrong passwords or codes: no code counts for a while.</summary>
    internal async Task<bool> IsLocked(Guid account, CancellationToken ct) =>
        await db.Find<int>("SELECT COUNT(*) FROM access_account WHERE id = @account AND locked_until > @now", new { account, now = clock.Now() }, ct) > 0;

    /// <summary>Null where it is no code of this factor, or one that was used.</summary>
    internal async Task<Proof?> Read(Row factor, string? typed, CancellationToken ct)
    {
        // On the real clock: a telephone knows nothing of the demo's.
        if (vault.Open(factor.AccountId, factor.Secret) is { } secret && Totp.Fits(secret, typed, MovableClock.Under(clock).Now(), factor.LastStep) is { } step)
            return new Proof(factor.Id, step, null);
        if (RecoveryCodes.Plain(typed) is not { } recovery) return null;
        var hash = vault.Hash(recovery);
        return await db.Find<int>("SELECT COUNT(*) FROM access_recovery WHERE factor_id = @Id AND hash = @hash AND used_at IS NULL", new { factor.Id, hash }, ct) == 1
            ? new Proof(factor.Id, null, hash) : null;
    }

    /// <summary>Takes a code, once: of two at the same moment the second is refused. Within a command.</summary>
    internal static async Task<bool> Take(Db db, Guid account, Proof proof, DateTimeOffset now, CancellationToken ct)
    {
        var row = new { account, proof.FactorId, proof.Step, proof.RecoveryHash, now };
        return 1 == (proof.Step is not null
            ? await db.Execute("""
                UPDATE access_factor SET last_step = @Step WHERE id = @FactorId AND account_id = @account AND removed_at IS NULL AND last_step < @Step
                """, row, ct)
            : await db.Execute("""
                UPDATE access_recovery SET used_at = @now WHERE factor_id = @FactorId AND hash = @RecoveryHash AND used_at IS NULL
                  AND EXISTS (SELECT 1 FROM access_factor f WHERE f.id = @FactorId AND f.account_id = @account AND f.removed_at IS NULL)
                """, row, ct));
    }

    /// <summary>Nobody proves a factor that is no longer there.</summary>
    internal static Task<int> Remove(Db db, Guid account, Guid? by, DateTimeOffset now, CancellationToken ct) => db.Execute("""
        UPDATE access_factor SET removed_at = @now, removed_by = @by WHERE account_id = @account AND removed_at IS NULL
        """, new { account, by, now }, ct);
}
