using System.Text.RegularExpressions;

namespace Neighbourhood.Kernel;

/// <summary>What whoever runs the program sees and does: queues, health, schema, backup. Counts, ids and names of code; no content.</summary>
public sealed class Operations
{
    private const int OnAPage = 100;
    private readonly Db _db;
    private readonly Engine _engine;
    private readonly Migrator _migrator;
    private readonly DeliverySignal _signal;
    private readonly TimeProvider _clock;

    internal Operations(Db db, Engine engine, Migrator migrator, DeliverySignal signal, TimeProvider clock) =>
        (_db, _engine, _migrator, _signal, _clock) = (db, engine, migrator, signal, clock);

    /// <param name="Missing">Scripts that the database lacks.</param>
    /// <param name="Bytes">How much the database holds; null where the server does not say.</param>
    /// <param name="FreeBytes">How much room is left beside it; null where another machine holds it.</param>
    public sealed record Health(string Engine, IReadOnlyList<string> Missing, long? Bytes, long? FreeBytes);

    /// <param name="Waiting">Deliveries that are due or will be, those behind a parked one too.</param>
    /// <param name="Oldest">When the oldest of them happened.</param>
    /// <param name="Parked">Deliveries that were tried too often.</param>
    /// <param name="Behind">Of those that wait: those that wait for a parked one.</param>
    public sealed record Queue(int Waiting, DateTimeOffset? Oldest, int Parked, int Behind);

    /// <param name="Name">Of the event.</param>
    /// <param name="Behind">Later deliveries about the same subject that wait for this one.</param>
    public sealed record ParkedDelivery(Guid EventId, string Name, string Handler, int Tries, string? Error, DateTimeOffset HappenedAt, DateTimeOffset ParkedAt, int Behind);

    public async Task<Health> IsWell(CancellationToken ct = default)
    {
        var (bytes, free) = await _engine.Room(ct);
        return new(_engine.Suffix == "sqlite" ? "SQLite" : "SQL Server", await _migrator.Waiting(ct), bytes, free);
    }

    /// <summary>The scripts that were applied, newest first.</summary>
    public Task<IReadOnlyList<Migrator.AppliedScript>> Schema(CancellationToken ct = default) => _migrator.Applied(ct);

    public async Task<Queue> Deliveries(CancellationToken ct = default)
    {
        var counts = (await _db.Find<Counts>("""
            SELECT COALESCE(SUM(CASE WHEN parked_at IS NULL THEN 1 ELSE 0 END), 0) AS waiting, COALESCE(SUM(CASE WHEN parked_at IS NULL THEN 0 ELSE 1 END), 0) AS parked
            FROM kernel_inbox WHERE done_at IS NULL
            """, ct: ct))!;
        var behind = await _db.Find<int>("""
            SELECT COUNT(*) FROM kernel_inbox i
            WHERE i.done_at IS NULL AND i.parked_at IS NULL
              AND EXISTS (SELECT 1 FROM kernel_inbox b WHERE b.lane = i.lane AND b.event_id < i.event_id AND b.done_at IS NULL AND b.parked_at IS NOT NULL)
            """, ct: ct);
        var oldest = await _db.Query<DateTimeOffset>("""
            SELECT o.happened_at FROM kernel_inbox i JOIN kernel_outbox o ON o.id = i.event_id
            WHERE i.done_at IS NULL AND i.parked_at IS NULL ORDER BY i.event_id OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY
            """, ct: ct);
        return new((int)counts.Waiting, oldest is [var at] ? at : null, (int)counts.Parked, behind);
    }

    /// <summary>What is parked, the oldest first; so many at most.</summary>
    public async Task<IReadOnlyList<ParkedDelivery>> Parked(CancellationToken ct = default) =>
        [.. (await _db.Query<ParkedDelivery>("""
            SELECT i.event_id, o.name, i.handler, i.tries, i.error, o.happened_at, i.parked_at,
                (SELECT COUNT(*) FROM kernel_inbox b WHERE b.lane = i.lane AND b.event_id > i.event_id AND b.done_at IS NULL AND b.parked_at IS NULL) AS behind
            FROM kernel_inbox i JOIN kernel_outbox o ON o.id = i.event_id
            WHERE i.done_at IS NULL AND i.parked_at IS NOT NULL
            ORDER BY i.event_id, i.handler OFFSET 0 ROWS FETCH NEXT @take ROWS ONLY
            """, new { take = OnAPage }, ct)).Select(p => p with { Error = p.Error is { } error ? Fault.Scrubbed(error) : null })];

    /// <summary>One delivery, or with no event all of a handler, are tried anew. Inside a command; answers how many.</summary>
    public async Task<int> RunAgain(string handler, Guid? eventId, CancellationToken ct = default)
    {
        var count = await _db.Execute("""
            UPDATE kernel_inbox SET parked_at = NULL, tries = 0, due_at = @now, leased_by = NULL, leased_until = NULL
            WHERE handler = @handler AND (@eventId IS NULL OR event_id = @eventId) AND done_at IS NULL AND parked_at IS NOT NULL
            """, new { handler, eventId, now = _clock.Now() }, ct);
        _db.AfterCommit(_signal.Raise);
        return count;
    }

    /// <summary>One delivery is never tried again, and what waits behind it goes on. Inside a command; false where it is not parked.</summary>
    public async Task<bool> GiveUp(string handler, Guid eventId, CancellationToken ct = default)
    {
        var count = await _db.Execute("""
            UPDATE kernel_inbox SET done_at = @now WHERE handler = @handler AND event_id = @eventId AND done_at IS NULL AND parked_at IS NOT NULL
            """, new { handler, eventId, now = _clock.Now() }, ct);
        _db.AfterCommit(_signal.Raise);
        return count == 1;
    }

    private sealed record Counts(long Waiting, long Parked);
}

/// <summary>What is kept of an exception: its type, what the program itself says, and where. Nothing that anybody entered.</summary>
internal static partial class Fault
{
    internal static string Describe(Exception thrown)
    {
        var says = thrown switch
        {
            // A refusal may quote what was entered; the names of the inputs tell enough.
            Refused refused => $" ({string.Join(", ", refused.Reasons.Select(r => r.Input).Where(i => i.Length > 0).Distinct(StringComparer.Ordinal))})",
            NotFound or Denied or Busy or InvalidOperationException => ": " + thrown.Message,
            _ => "",
        };
        var at = thrown.StackTrace?.Split('\n').FirstOrDefault(l => l.Contains("Neighbourhood.", StringComparison.Ordinal))?.Trim() ?? "";
        // Without the path of the file, which is the machine's that built it.
        var text = Scrubbed($"{thrown.GetType().Name}{says} {at.Split(" in ")[0]}".TrimEnd());
        return text.Length <= 2000 ? text : text[..2000];
    }

    internal static string Scrubbed(string text) => Values().Replace(text, "[left out]");

    [GeneratedRegex(@"\S+@\S+|""[^""]*""|“[^”]*”|(?<=^|[\s(:])'[^']*'|(?<![0-9a-f-])\d{3,}(?![0-9a-f-])", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 200)]
    private static partial Regex Values();
}
