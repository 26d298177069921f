namespace Neighbourhood.Kernel;

/// <summary>
/// Removes what is of no use any more, a bounded batch at a time: events that every handler has had, and answers that no retry will ask
/// for again. What is not delivered stays, however old.
/// </summary>
public sealed class Cleaning(Db db, KernelSettings settings, TimeProvider clock) : ITimed
{
    internal const int Batch = 500;
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(50);

    public string Name => "kernel.clean";

    public TimeSpan Period => TimeSpan.FromHours(1);

    /// <summary>Batch after batch, with a pause after each in which others write; what is left goes at the next run.</summary>
    public async Task Run(CancellationToken ct)
    {
        var from = clock.GetTimestamp();
        while (await RunOnce(ct) > 0 && clock.GetElapsedTime(from) < Longest) await Task.Delay(Breath, ct);
    }

    /// <summary>Removes one batch of each; answers how many events and answers went.</summary>
    public async Task<int> RunOnce(CancellationToken ct = default)
    {
        var events = await db.Query<Guid>("""
            SELECT o.id FROM kernel_outbox o
            WHERE o.happened_at < @before AND NOT EXISTS (SELECT 1 FROM kernel_inbox i WHERE i.event_id = o.id AND (i.done_at IS NULL OR i.done_at >= @before))
            ORDER BY o.id OFFSET 0 ROWS FETCH NEXT @batch ROWS ONLY
            """, new { before = clock.Now() - TimeSpan.FromDays(settings.EventDays), batch = Batch }, ct);
        var answers = await db.Query<Old>("""
            SELECT command, command_key FROM kernel_answer WHERE answered_at < @before
            ORDER BY answered_at OFFSET 0 ROWS FETCH NEXT @batch ROWS ONLY
            """, new { before = clock.Now() - TimeSpan.FromDays(settings.AnswerDays), batch = Batch }, ct);
        if (events.Count + answers.Count == 0) return 0;

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
