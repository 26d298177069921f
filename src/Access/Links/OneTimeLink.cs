using System.Security.Cryptography;
using System.Text;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Links;

/// <summary>A link that lets its holder choose an account's password, once, for some time: 256 random bits, kept as a hash.</summary>
internal static class OneTimeLink
{
    /// <summary>One answer for a link that was used, withdrawn, expired or never was.</summary>
    internal const string Over = "This link does not work any more. Ask whoever gave it to you for a new one";

    internal static string NewKey() => RandomNumberGenerator.GetHexString(64, lowercase: true);

    /// <summary>What is kept of it. A plain hash is enough where the text cannot be guessed.</summary>
    internal static string Hash(string? key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key ?? "")));

    internal static string Path(string key) => $"/access/link/{key}";

    /// <summary>The newest link is the only one. Within a command.</summary>
    internal static async Task Give(Db db, Given given, CancellationToken ct)
    {
        await Withdraw(db, given.AccountId, given.At, ct);
        await db.Execute("""
            INSERT INTO access_link (id, account_id, hash, made_by, made_at, expires_at) VALUES (@Id, @AccountId, @Hash, @By, @At, @Until)
            """, given, ct);
    }

    internal static Task<int> Withdraw(Db db, Guid account, DateTimeOffset now, CancellationToken ct) => db.Execute("""
        UPDATE access_link SET withdrawn_at = @now WHERE account_id = @account AND used_at IS NULL AND withdrawn_at IS NULL
        """, new { account, now }, ct);

    internal sealed record Given(Guid Id, Guid AccountId, string Hash, Guid? By, DateTimeOffset At, DateTimeOffset Until);
}
