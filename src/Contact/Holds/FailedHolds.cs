using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Neighbourhood.Kernel;

namespace Neighbourhood.Contact.Holds;

/// <summary>
/// Holds that could not be kept: until they are, nothing leaves this host to those people, it is tried again at every look, and the operator
/// sees at once that it happened. Kept in memory, since it is the database that failed.
/// </summary>
internal sealed class FailedHolds(IServiceScopeFactory scopes, TimeProvider clock, ILogger<FailedHolds> log)
{
    private readonly ConcurrentDictionary<Guid, Failure> _waiting = new();

    /// <summary>Whether a hold on any of these people failed and is not kept yet.</summary>
    internal bool Hold(IReadOnlyList<Guid> personIds) => !_waiting.IsEmpty && _waiting.Values.Any(f => f.Hold.PersonIds.Any(personIds.Contains));

    internal int Count => _waiting.Count;

    /// <summary>Runs what sets a hold; what fails for another reason than a rule is remembered and thrown on.</summary>
    internal async Task<T> Watch<T>(HoldKeeper.Hold hold, Guid? by, Func<Task<T>> set)
    {
        try
        {
            return await set();
        }
        catch (Exception thrown) when (thrown is not (Refused or Denied or NotFound or Conflict))
        {
            _waiting.TryAdd(hold.Id, new(hold, by, thrown.GetType().Name, clock.Now()));
            log.LogCritical("The contact hold {HoldId} could not be kept: {Error}. It is tried again, and nothing leaves meanwhile", hold.Id, thrown.GetType().Name);
            throw;
        }
    }

    /// <summary>Tries each again; answers how many still wait.</summary>
    internal async Task<int> TryAgain(CancellationToken ct)
    {
        foreach (var (id, failure) in _waiting.OrderBy(w => w.Value.FailedAt))
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentUser>().IsSystemFor(failure.By);
            var db = scope.ServiceProvider.GetRequiredService<Db>();
            try
            {
                await db.InOne(async () =>
                {
                    await scope.ServiceProvider.GetRequiredService<HoldKeeper>().Set(failure.Hold, ct);
                    await db.Execute("""
                        INSERT INTO contact_hold_failure (id, hold_id, error, failed_at, kept_at) VALUES (@id, @holdId, @Error, @FailedAt, @now)
                        """, new { id = clock.NewId(), holdId = id, failure.Error, failure.FailedAt, now = clock.Now() }, ct);
                }, ct);
                _waiting.TryRemove(id, out _);
            }
            catch (Exception thrown) when (thrown is not OperationCanceledException)
            {
                log.LogCritical("The contact hold {HoldId} could still not be kept: {Error}", id, thrown.GetType().Name);
            }
        }
        return _waiting.Count;
    }

    private sealed record Failure(HoldKeeper.Hold Hold, Guid? By, string Error, DateTimeOffset FailedAt);
}
