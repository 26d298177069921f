using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Neighbourhood.Contact.Holds;
using Neighbourhood.Contact.Transports;
using Neighbourhood.Kernel;

namespace Neighbourhood.Contact.Messages;

/// <summary>
/// Sends what is due. Each message in steps of their own: it is claimed with a lease; <see cref="Departure"/> asks the gate and marks it as
/// sending; it is handed over outside every transaction; what came of it is kept. Whoever dies in between leaves it marked, and whoever claims
/// it next asks the provider for our reference before anything is sent again, and then the gate.
/// </summary>
internal sealed class Dispatcher(IServiceScopeFactory scopes, ITransport transport, FailedHolds failed, ContactSettings settings, TimeProvider clock, ILogger<Dispatcher> log)
{
    private const int Batch = 50;
    internal static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>What must be left of the lease when a message is handed over: longer than the provider is waited for.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(40);

    /// <summary>A message of ours for a while.</summary>
    internal sealed record Claimed(Guid Id, Guid By);

    /// <summary>Tries what is due now; answers how many. While a hold could not be kept, it is tried first.</summary>
    internal async Task<int> RunOnce(CancellationToken ct = default)
    {
        await failed.TryAgain(ct);
        var mine = await Claim(ct);
        foreach (var message in mine) await Send(message, ct);
        return mine.Count;
    }

    internal async Task RunToEnd(CancellationToken ct = default)
    {
        while (await RunOnce(ct) > 0)
        {
            // what is refused or waits is not due again
        }
    }

    internal async Task<IReadOnlyList<Claimed>> Claim(CancellationToken ct = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var (me, now) = (clock.NewId(), clock.Now());
        var due = await db.Query<Guid>("""
            SELECT id FROM contact_message
            WHERE state IN ('Queued', 'Waits', 'Sending') AND parked_at IS NULL AND due_at <= @now AND (leased_until IS NULL OR leased_until < @now)
            ORDER BY due_at, id OFFSET 0 ROWS FETCH NEXT @Batch ROWS ONLY
            """, new { now, Batch }, ct);
        var mine = new List<Claimed>();
        if (due.Count > 0)
            await db.InOne(async () =>
            {
                foreach (var id in due)
                    if (await db.Execute("""
                        UPDATE contact_message SET leased_by = @me, leased_until = @until
                        WHERE id = @id AND state IN ('Queued', 'Waits', 'Sending') AND parked_at IS NULL AND (leased_until IS NULL OR leased_until < @now)
                        """, new { id, me, until = now + Lease, now }, ct) == 1)
                        mine.Add(new(id, me));
            }, ct);
        return mine;
    }

    /// <summary>All steps of one message; a failure is its own and stops no other.</summary>
    private async Task Send(Claimed message, CancellationToken ct)
    {
        try
        {
            if (await Prepare(message, ct) is not { } departing) return;
            await Record(departing, await HandOver(departing, ct), ct);
        }
        catch (Exception thrown) when (thrown is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            log.LogError("The message {MessageId} stopped on {Error} and is tried again", message.Id, thrown.GetType().Name);
            await In(message, departure => departure.Again(message, thrown.GetType().Name, settings.Tries, ct), ct);
        }
    }

    /// <summary>Asks the gate and marks the message as sending; null where it does not leave now.</summary>
    internal Task<Departing?> Prepare(Claimed message, CancellationToken ct = default) => In(message, departure => departure.Prepare(message, ct), ct);

    /// <summary>Looks once more whether it is still ours and nobody stopped contact, then hands it over. Not in a transaction.</summary>
    internal async Task<Handed> HandOver(Departing departing, CancellationToken ct = default)
    {
        if (departing.Parcel is not { } parcel)
        {
            var found = await transport.Find(departing.Claimed.Id, ct);
            return !found.Sure ? new(SendOutcome.Unknown, Code: "not-looked-up") : found.ProviderId is { } id ? new(SendOutcome.Accepted, id) : new(SendOutcome.TryLater, Code: Departure.NotThere);
        }
        await using var scope = scopes.CreateAsyncScope();
        var departure = scope.ServiceProvider.GetRequiredService<Departure>();
        if (!await departure.StillGoes(departing, clock.Now() + Margin, ct)) return new(SendOutcome.TryLater, Code: Departure.Stopped);
        return departing.StaysHere ? new(SendOutcome.Accepted) : await transport.Send(parcel, ct);
    }

    /// <summary>Keeps what came of it.</summary>
    internal Task Record(Departing departing, Handed handed, CancellationToken ct = default) => In(departing.Claimed, async departure =>
    {
        await departure.Record(departing, handed, settings.Tries, ct);
        return true;
    }, ct);

    private async Task<T> In<T>(Claimed message, Func<Departure, Task<T>> work, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<Db>();
        services.GetRequiredService<CurrentUser>().IsSystemFor((await db.Find<Queued>("SELECT id, queued_by FROM contact_message WHERE id = @Id", new { message.Id }, ct))?.QueuedBy);
        T answer = default!;
        await db.InOne(async () => answer = await work(services.GetRequiredService<Departure>()), ct);
        return answer;
    }

    private sealed record Queued(Guid Id, Guid? QueuedBy);
}

/// <summary>Dispatches as long as the Host runs.</summary>
internal sealed class DispatchWorker(Dispatcher dispatcher, TimeProvider clock, ILogger<DispatchWorker> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The real clock's pause, whatever the demo's clock says.
        using var timer = new PeriodicTimer(Look, MovableClock.Under(clock));
        do
        {
            try
            {
                await dispatcher.RunToEnd(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception thrown)
            {
                log.LogError("The dispatch of messages stopped on {Error} and goes on", thrown.GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
