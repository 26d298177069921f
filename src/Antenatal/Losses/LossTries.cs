using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Losses;

/// <summary>
/// Tries to record what was asked for, for whoever asked, in a transaction of its own: at once, and again after a while until it is done.
/// What fails is undone whole, said to the operator, and never forgotten, since what was asked for was kept before the first try.
/// </summary>
internal sealed class LossTries(IServiceScopeFactory scopes, TimeProvider clock, ILogger<LossTries> log)
{
    /// <summary>Nobody else tries while the page that asked does.</summary>
    internal static readonly TimeSpan First = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    private sealed record Row(Guid? AskedBy, int Tries, DateTimeOffset? EndedAt);

    /// <summary>How long after this many tries the next comes: 1, 2, 4 … 30 minutes.</summary>
    internal static TimeSpan After(int tries) => TimeSpan.FromMinutes(Math.Min(Longest.TotalMinutes, Math.Pow(2, Math.Clamp(tries - 1, 0, 10))));

    /// <summary>True when nothing is left to try: it is recorded, or her page says why it cannot be.</summary>
    internal async Task<bool> Run(Guid tryId, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        if (await db.Find<Row>("SELECT asked_by, tries, ended_at FROM antenatal_loss_try WHERE id = @tryId", new { tryId }, ct) is not { EndedAt: null } row) return true;
        scope.ServiceProvider.GetRequiredService<CurrentUser>().IsSystemFor(row.AskedBy);
        try
        {
            await db.InOne(() => scope.ServiceProvider.GetRequiredService<LossDesk>().Complete(tryId, ct), ct);
            return true;
        }
        catch (Exception thrown) when (thrown is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            log.LogCritical("What a midwife recorded under {TryId} could not be kept: {Error}. All contact is stopped, and it is tried again", tryId, thrown.GetType().Name);
            await Note(tryId, row.Tries + 1, thrown.GetType().Name);
            return false;
        }
    }

    /// <summary>Not cancelled with the page: what failed is to be seen.</summary>
    private async Task Note(Guid tryId, int tries, string error)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        try
        {
            await db.InOne(() => db.Execute("UPDATE antenatal_loss_try SET tries = @tries, next_at = @next, last_error = @error WHERE id = @tryId AND ended_at IS NULL",
                new { tryId, tries, next = clock.Now() + After(tries), error }), CancellationToken.None);
        }
        catch (Exception thrown) when (thrown is not OutOfMemoryException)
        {
            // The row stands as it was, and its next try is due all the same.
            log.LogCritical("That {TryId} failed could not be written down either: {Error}", tryId, thrown.GetType().Name);
        }
    }
}

/// <summary>What could not be recorded is tried again until it is, or cannot be any more.</summary>
internal sealed class RecordsLosses(Db db, LossTries tries, TimeProvider clock) : ITimed
{
    private const int Batch = 20;

    public string Name => "antenatal.losses.record";

    public TimeSpan Period => TimeSpan.FromSeconds(20);

    public async Task Run(CancellationToken ct)
    {
        foreach (var due in await db.Query<Guid>("""
            SELECT id FROM antenatal_loss_try WHERE ended_at IS NULL AND next_at <= @now ORDER BY next_at, id OFFSET 0 ROWS FETCH NEXT @Batch ROWS ONLY
            """, new { now = clock.Now(), Batch }, ct))
            await tries.Run(due, ct);
    }
}
