using Microsoft.Extensions.Configuration;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Sessions;

/// <summary>After how many wrong passwords an account is locked, and for how long.</summary>
internal sealed record LockOut(int Tries, TimeSpan Pause)
{
    internal static LockOut Read(IConfiguration from) => new(
        KernelSettings.Whole(from, "Access:LockOutTries", 5, 3, 20),
        TimeSpan.FromMinutes(KernelSettings.Whole(from, "Access:LockOutMinutes", 15, 1, 1440)));

    /// <summary>Counts a wrong password; one that comes while the account is locked makes it no longer.</summary>
    internal Task<int> Count(Db db, Guid account, DateTimeOffset now, CancellationToken ct) => db.Execute("""
        UPDATE access_account
        SET failed_count = CASE WHEN failed_count + 1 >= @Tries THEN 0 ELSE failed_count + 1 END,
            locked_until = CASE WHEN failed_count + 1 >= @Tries THEN @until ELSE NULL END
        WHERE id = @account AND (locked_until IS NULL OR locked_until <= @now)
        """, new { Tries, account, now, until = now + Pause }, ct);
}
