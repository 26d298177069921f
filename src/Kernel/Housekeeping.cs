using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Neighbourhood.Kernel;

/// <summary>Work that one host of many does at a time; when it dies, another takes over once the lease has run out.</summary>
public sealed class Leases(IServiceScopeFactory scopes, TimeProvider clock)
{
    private readonly Guid _me = clock.NewId();

    /// <summary>Takes or renews; false while another host has it.</summary>
    public async Task<bool> Take(string name, TimeSpan length, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var row = new { name, me = _me, now = clock.Now(), until = clock.Now() + length };
        var taken = false;
        try
        {
            await db.InOne(async () =>
            {
                taken = await db.Execute("UPDATE kernel_lease SET holder = @me, held_until = @until WHERE name = @name AND (holder = @me OR held_until < @now)", row, ct) == 1
                    || await db.Execute("""
                        INSERT INTO kernel_lease (name, holder, held_until)
                        SELECT @name, @me, @until WHERE NOT EXISTS (SELECT 1 FROM kernel_lease WHERE name = @name)
                        """, row, ct) == 1;
            }, ct);
        }
        catch (Exception thrown) when (db.IsDuplicate(thrown))
        {
            return false;
        }
        return taken;
    }
}

/// <summary>
/// Removes what is of no use any more, a bounded batch at a time: events that every handler has had, and answers that no retry will ask
/// for again. What is not delivered stays, however old.
/// </summary>
public sealed class Cleaning(IServiceScopeFactory scopes, Leases leases, KernelSettings settings, TimeProvider clock)
{
    internal const int Batch = 500;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>Removes one batch of each; answers how many events and answers went. Does nothing while another host cleans.</summary>
    public async Task<int> RunOnce(CancellationToken ct = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var events = await db.Query<Guid>("""
            SELECT o.id FROM kernel_outbox o
            WHERE o.happened_at < @before AND NOT EXISTS (SELECT 1 FROM kernel_inbox i WHERE i.event_id = o.id AND (i.done_at IS NULL OR i.done_at >= @before))
            ORDER BY o.id OFFSET 0 ROWS FETCH NEXT @batch ROWS ONLY
            """, new { before = clock.Now() - TimeSpan.FromDays(settings.EventDays), batch = Batch }, ct);
        var answers = await db.Query<Old>("""
            SELECT command, command_key FROM kernel_answer WHERE answered_at < @before
            ORDER BY answered_at OFFSET 0 ROWS FETCH NEXT @batch ROWS ONLY
            """, new { before = clock.Now() - TimeSpan.FromDays(settings.AnswerDays), batch = Batch }, ct);
        if (events.Count + answers.Count == 0 || !await leases.Take("clean", Lease, ct)) return 0;

        await db.InOne(async () =>
        {
            await db.Execute("DELETE FROM kernel_inbox WHERE event_id IN @events AND done_at IS NOT NULL", new { events }, ct);
            await db.Execute("DELETE FROM kernel_outbox WHERE id IN @events AND NOT EXISTS (SELECT 1 FROM kernel_inbox i WHERE i.event_id = kernel_outbox.id)", new { events }, ct);
            foreach (var answer in answers) await db.Execute("DELETE FROM kernel_answer WHERE command = @Command AND command_key = @CommandKey", answer, ct);
        }, ct);
        return events.Count + answers.Count;
    }

    private sealed record Old(string Command, string CommandKey);
}

/// <summary>Seals and cleans as long as the Host runs.</summary>
internal sealed class HousekeepingWorker(Sealing sealing, Cleaning cleaning, KernelSettings settings, ILogger<HousekeepingWorker> log) : BackgroundService
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(200);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        Every(TimeSpan.FromSeconds(settings.SealSeconds), sealing.RunOnce, stoppingToken),
        Every(Hour, CleanAll, stoppingToken));

    /// <summary>With a pause after each batch, in which others write.</summary>
    private async Task<int> CleanAll(CancellationToken ct)
    {
        var count = 0;
        while (await cleaning.RunOnce(ct) is > 0 and var some)
        {
            count += some;
            await Task.Delay(Breath, ct);
        }
        return count;
    }

    private async Task Every(TimeSpan pause, Func<CancellationToken, Task<int>> work, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(pause, ct);
                await work(ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception thrown)
            {
                log.LogError("Housekeeping stopped on {Error} and goes on", thrown.GetType().Name);
            }
        }
    }
}
