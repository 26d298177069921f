using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Neighbourhood.Kernel;

/// <summary>Wakes the delivery when an event was kept.</summary>
public sealed class DeliverySignal : IDisposable
{
    private readonly SemaphoreSlim _waiting = new(0);

    public void Raise()
    {
        if (_waiting.CurrentCount == 0) _waiting.Release();
    }

    /// <summary>Until raised, or a while has passed: another host's events, and those that are due again, raise nothing here.</summary>
    public Task Wait(TimeSpan atMost, CancellationToken ct) => _waiting.WaitAsync(atMost, ct);

    public void Dispose() => _waiting.Dispose();
}

/// <summary>
/// Hands events to their handlers: each alone, in its own scope and transaction, once. A handler that fails is tried
/// again with growing pauses, then parked where an operator sees why; the others are not touched by it. What came later about the
/// same subject for the same folder of reactions waits for it: who joined and left a team has left it, in whatever order handlers fail.
/// </summary>
public sealed class Delivery(IServiceScopeFactory scopes, Reactions reactions, TimeProvider clock, KernelSettings settings, ILogger<Delivery> log)
{
    private const int Batch = 50;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>Hands out what is due now; answers how many deliveries were tried.</summary>
    public async Task<int> RunOnce(CancellationToken ct = default)
    {
        var me = clock.NewId();
        var (mine, blocked) = await Claim(me, ct);
        foreach (var delivery in mine)
        {
            if (Waits(delivery, blocked)) await GiveBack(delivery, me);
            else if (!await Deliver(delivery, me, ct)) Block(delivery, blocked);
        }
        return mine.Count;
    }

    private static bool Waits(Due delivery, Dictionary<string, Guid> blocked) =>
        delivery.Lane is { } lane && blocked.TryGetValue(lane, out var by) && by != delivery.EventId;

    private static void Block(Due delivery, Dictionary<string, Guid> blocked)
    {
        if (delivery.Lane is { } lane) blocked.TryAdd(lane, delivery.EventId);
    }

    /// <summary>Hands out all that is due, and what those handlers tell in turn.</summary>
    public async Task RunToEnd(CancellationToken ct = default)
    {
        while (await RunOnce(ct) > 0)
        {
            // each round may have told more
        }
    }

    /// <summary>What this host has now, in order; and the lanes of which another host has an earlier one.</summary>
    private async Task<(IReadOnlyList<Due> Mine, Dictionary<string, Guid> Blocked)> Claim(Guid me, CancellationToken ct)
    {
        var blocked = new Dictionary<string, Guid>(StringComparer.Ordinal);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var now = clock.Now();
        var due = await db.Query<Due>("""
            SELECT i.event_id, i.handler, i.tries, i.lane, o.name, o.body, o.actor_id
            FROM kernel_inbox i JOIN kernel_outbox o ON o.id = i.event_id
            WHERE i.done_at IS NULL AND i.parked_at IS NULL AND i.due_at <= @now AND (i.leased_until IS NULL OR i.leased_until < @now)
              AND NOT EXISTS (
                SELECT 1 FROM kernel_inbox b
                WHERE b.lane = i.lane AND b.event_id < i.event_id AND b.done_at IS NULL
                  AND (b.parked_at IS NOT NULL OR b.due_at > @now OR b.leased_until >= @now))
            ORDER BY i.event_id, i.handler OFFSET 0 ROWS FETCH NEXT @batch ROWS ONLY
            """, new { now, batch = Batch }, ct);
        if (due.Count == 0) return (due, blocked);

        var mine = new List<Due>();
        await db.Begin(ct);
        foreach (var delivery in due)
        {
            if (Waits(delivery, blocked)) continue;
            if (await db.Execute("""
                UPDATE kernel_inbox SET leased_by = @me, leased_until = @until
                WHERE event_id = @EventId AND handler = @Handler AND done_at IS NULL AND parked_at IS NULL
                  AND (leased_until IS NULL OR leased_until < @now)
                """, new { me, until = now + Lease, now, delivery.EventId, delivery.Handler }, ct) == 1)
                mine.Add(delivery);
            else
                Block(delivery, blocked);
        }
        await db.Commit();
        return (mine, blocked);
    }

    /// <summary>An earlier one failed: this one waits, without being tried.</summary>
    private async Task GiveBack(Due delivery, Guid me)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        await db.InOne(() => db.Execute("""
            UPDATE kernel_inbox SET leased_by = NULL, leased_until = NULL WHERE event_id = @EventId AND handler = @Handler AND done_at IS NULL AND leased_by = @me
            """, new { delivery.EventId, delivery.Handler, me }));
    }

    /// <summary>False where it must be tried again.</summary>
    private async Task<bool> Deliver(Due delivery, Guid me, CancellationToken ct)
    {
        var type = reactions.Event(delivery.Name);
        var handler = type is null ? null : reactions.Handler(type, delivery.Handler);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().IsSystemFor(delivery.ActorId);
        using var activity = Telemetry.Source.StartActivity($"deliver {delivery.Handler}");
        try
        {
            if (handler is null) throw new InvalidOperationException("This program has no such handler any more.");
            var happened = (IEvent)JsonSerializer.Deserialize(delivery.Body, type!, EventJson.Options)!;
            await db.Begin(ct);
            using (Holder.Hold())
            {
                // First, so that a second host whose lease ran out finds it done and does nothing twice.
                if (await db.Execute("""
                    UPDATE kernel_inbox SET done_at = @now, error = NULL
                    WHERE event_id = @EventId AND handler = @Handler AND done_at IS NULL AND leased_by = @me
                    """, new { now = clock.Now(), delivery.EventId, delivery.Handler, me }, ct) == 0) return true;
                await Reactions.Invoke(scope.ServiceProvider, handler, happened, ct);
                await db.Commit();
            }
            Telemetry.Deliveries.Add(1, new("handler", delivery.Handler), new("outcome", "done"));
            return true;
        }
        catch (Exception thrown) when (thrown is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            await db.Undo();
            await Again(delivery, me, thrown);
            return false;
        }
    }

    private async Task Again(Due delivery, Guid me, Exception thrown)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var (tries, now) = (delivery.Tries + 1, clock.Now());
        var parked = tries >= settings.DeliveryTries;
        await db.Begin(CancellationToken.None);
        await db.Execute("""
            UPDATE kernel_inbox SET tries = @tries, due_at = @due, parked_at = @parked, error = @error, leased_by = NULL, leased_until = NULL
            WHERE event_id = @EventId AND handler = @Handler AND done_at IS NULL AND leased_by = @me
            """, new { tries, due = now + Pause(tries), parked = parked ? now : (DateTimeOffset?)null, error = Fault.Describe(thrown), delivery.EventId, delivery.Handler, me });
        await db.Commit();
        Telemetry.Deliveries.Add(1, new("handler", delivery.Handler), new("outcome", parked ? "parked" : "again"));
        log.LogWarning("{Handler} failed on event {EventId}, try {Tries}: {Error}{Parked}", delivery.Handler, delivery.EventId, tries, thrown.GetType().Name, parked ? "; parked" : "");
    }

    /// <summary>1 s, 4 s, 16 s, about a minute, 4 minutes, 17 minutes, then each hour.</summary>
    internal static TimeSpan Pause(int tries) => TimeSpan.FromSeconds(Math.Min(3600, Math.Pow(4, tries - 1)));

    private sealed record Due(Guid EventId, string Handler, int Tries, string? Lane, string Name, string Body, Guid? ActorId);
}

/// <summary>Runs the delivery as long as the Host runs.</summary>
internal sealed class DeliveryWorker(Delivery delivery, DeliverySignal signal, ILogger<DeliveryWorker> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await delivery.RunToEnd(stoppingToken);
                await signal.Wait(Look, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception thrown)
            {
                log.LogError("The delivery stopped on {Error} and goes on", thrown.GetType().Name);
                await Task.Delay(Look, stoppingToken);
            }
        }
    }
}
