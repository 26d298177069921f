using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Neighbourhood.Kernel;

/// <summary>What time brings and nobody presses: found by the scan, run as the system, by one host at a time.</summary>
public interface ITimed
{
    /// <summary>Its key, as <c>families.concerns.pass-on</c>: it must stay unique.</summary>
    string Name { get; }

    /// <summary>How long after the end of one run the next begins.</summary>
    TimeSpan Period { get; }

    /// <summary>
    /// Does what is due, in transactions of its own (<see cref="DbTransactions.InOne"/>), and returns within a minute: what is longer goes on
    /// at the next run. It may be cut off anywhere and begun again, so what was done must show in the rows.
    /// </summary>
    Task Run(CancellationToken ct);
}

/// <summary>How a timed step stands, for whoever looks after the machines.</summary>
/// <param name="Failures">How often it failed since it last came to its end.</param>
/// <param name="Error">How it failed the last time; null when it did not.</param>
public sealed record TimedState(string Name, DateTimeOffset NextAt, DateTimeOffset? StartedAt, DateTimeOffset? DoneAt, int Failures, string? Error);

/// <summary>Runs each timed step when it is due, under a lease, so that many hosts run it once. One that fails is tried again at its next time and stops no other.</summary>
public sealed class Timed(IServiceScopeFactory scopes, TimeProvider clock, ILogger<Timed> log)
{
    /// <summary>Longer than a run may take; a host that died gives its steps back after this.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>Runs what is due now; answers how many steps were run.</summary>
    public async Task<int> RunOnce(CancellationToken ct = default)
    {
        var ran = 0;
        foreach (var step in await Due(ct))
            if (await RunIfMine(step, ct)) ran++;
        return ran;
    }

    /// <summary>Runs one step unless another host has it.</summary>
    internal async Task<bool> RunIfMine(Step step, CancellationToken ct)
    {
        var me = clock.NewId();
        if (!await Claim(step.Name, me, ct)) return false;
        await Run(step, me, ct);
        return true;
    }

    /// <summary>Every step that ever ran here, by name.</summary>
    public async Task<IReadOnlyList<TimedState>> States(CancellationToken ct = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Db>().Query<TimedState>(
            "SELECT name, next_at, started_at, done_at, failures, error FROM kernel_timed ORDER BY name", ct: ct);
    }

    /// <summary>The steps that are due and that nobody runs.</summary>
    internal async Task<IReadOnlyList<Step>> Due(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var steps = scope.ServiceProvider.GetServices<ITimed>().Select(s => new Step(s.Name, s.GetType(), s.Period)).OrderBy(s => s.Name, StringComparer.Ordinal).ToList();
        if (steps.Count == 0) return [];
        if (steps.GroupBy(s => s.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new InvalidOperationException($"{twice.Key} is the name of two timed steps.");
        var now = clock.Now();
        var later = (await scope.ServiceProvider.GetRequiredService<Db>().Query<string>(
            "SELECT name FROM kernel_timed WHERE next_at > @now OR leased_until >= @now", new { now }, ct)).ToHashSet(StringComparer.Ordinal);
        return [.. steps.Where(s => !later.Contains(s.Name))];
    }

    private async Task<bool> Claim(string name, Guid me, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var (now, mine) = (clock.Now(), false);
        await db.InOne(async () =>
        {
            await db.Execute("""
                INSERT INTO kernel_timed (name, next_at, failures)
                SELECT @name, @now, 0 WHERE NOT EXISTS (SELECT 1 FROM kernel_timed t WHERE t.name = @name)
                """, new { name, now }, ct);
            mine = await db.Execute("""
                UPDATE kernel_timed SET leased_by = @me, leased_until = @until, started_at = @now
                WHERE name = @name AND next_at <= @now AND (leased_until IS NULL OR leased_until < @now)
                """, new { name, me, until = now + Lease, now }, ct) == 1;
        }, ct);
        return mine;
    }

    private async Task Run(Step step, Guid me, CancellationToken ct)
    {
        string? error = null;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentUser>().IsSystemFor(null);
            using var activity = Telemetry.Source.StartActivity($"timed {step.Name}");
            await ((ITimed)scope.ServiceProvider.GetRequiredService(step.Type)).Run(ct);
        }
        catch (Exception thrown) when (thrown is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            error = Fault.Describe(thrown);
            log.LogWarning("The timed step {StepKey} failed: {Error}", step.Name, thrown.GetType().Name);
        }
        await End(step.Name, step.Period, me, error);
    }

    private async Task End(string name, TimeSpan period, Guid me, string? error)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var now = clock.Now();
        await db.InOne(() => db.Execute("""
            UPDATE kernel_timed SET next_at = @next, leased_by = NULL, leased_until = NULL, error = @error,
                done_at = CASE WHEN @failed = 1 THEN done_at ELSE @now END, failures = CASE WHEN @failed = 1 THEN failures + 1 ELSE 0 END
            WHERE name = @name AND leased_by = @me
            """, new { name, me, next = now + period, now, error, failed = error is not null }));
    }
}

/// <summary>The rows of a timed step, each in a transaction of its own: one that fails is logged by its kind and left for the next run, and stops none behind it.</summary>
public sealed class OneByOne(Db db, ILogger<OneByOne> log)
{
    /// <param name="step">The step's <see cref="ITimed.Name"/>.</param>
    /// <exception cref="Busy">The database is held: nobody's turn comes now, and the step is tried again at its next time.</exception>
    public async Task Run<T>(string step, IEnumerable<T> rows, Func<T, Task> work, CancellationToken ct)
    {
        foreach (var row in rows)
        {
            try
            {
                await db.InOne(() => work(row), ct);
            }
            catch (Exception thrown) when (thrown is not Busy && (thrown is not OperationCanceledException || !ct.IsCancellationRequested))
            {
                log.LogWarning("A row of the timed step {StepKey} failed and is left for its next run: {Error}", step, thrown.GetType().Name);
            }
        }
    }
}

/// <summary>A timed step as it was found.</summary>
internal sealed record Step(string Name, Type Type, TimeSpan Period);

/// <summary>Looks each second for timed steps that are due, as long as the Host runs; a long one keeps no other waiting.</summary>
internal sealed class TimedWorker(Timed timed, ILogger<TimedWorker> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var running = new Dictionary<string, Task>(StringComparer.Ordinal);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                foreach (var step in await timed.Due(stoppingToken))
                    if (!running.TryGetValue(step.Name, out var before) || before.IsCompleted)
                        running[step.Name] = Task.Run(() => Guarded(step, stoppingToken), stoppingToken);
                await Task.Delay(Look, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception thrown)
            {
                log.LogError("The timed steps stopped on {Error} and go on", thrown.GetType().Name);
                await Task.Delay(Look, CancellationToken.None);
            }
        }
        await Task.WhenAll(running.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task Guarded(Step step, CancellationToken ct)
    {
        try
        {
            await timed.RunIfMine(step, ct);
        }
        catch (Exception thrown) when (thrown is not OperationCanceledException)
        {
            log.LogError("The timed step {StepKey} could not be begun or ended: {Error}", step.Name, thrown.GetType().Name);
        }
    }
}
