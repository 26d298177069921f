namespace Neighbourhood.Kernel;

/// <summary>Facts about the database as a whole: that it is a demo, how far its clock was moved.</summary>
public sealed class Marks(Db db, TimeProvider clock)
{
    public const string Demo = "demo";
    public const string ClockAhead = "clock-ahead";

    /// <summary>When the last backup was made, and what it was.</summary>
    public const string Backup = "backup";

    /// <summary>When this database came out of a backup, and of which.</summary>
    public const string Restored = "restored";

    public sealed record Mark(string Value, DateTimeOffset SetAt);

    /// <summary>A mark with its time; null where there is none.</summary>
    public Task<Mark?> Read(string name, CancellationToken ct = default) =>
        db.Find<Mark>("SELECT value, set_at FROM kernel_mark WHERE name = @name", new { name }, ct);

    public Task<string?> Get(string name, CancellationToken ct = default) =>
        db.Find<string>("SELECT value FROM kernel_mark WHERE name = @name", new { name }, ct);

    /// <summary>Inside a transaction that is open.</summary>
    public async Task Set(string name, string value, CancellationToken ct = default)
    {
        var row = new { name, value, now = clock.Now() };
        if (await db.Execute("UPDATE kernel_mark SET value = @value, set_at = @now WHERE name = @name", row, ct) == 0)
            await db.Execute("INSERT INTO kernel_mark (name, value, set_at) VALUES (@name, @value, @now)", row, ct);
    }
}

/// <summary>A transaction for a verb or a part of the demo, which are no commands.</summary>
public static class DbTransactions
{
    /// <summary>Runs the work in one transaction; nothing is kept when it throws.</summary>
    public static async Task InOne(this Db db, Func<Task> work, CancellationToken ct = default)
    {
        await db.Begin(ct);
        using (Holder.Hold())
        {
            try
            {
                await work();
                await db.Commit();
            }
            catch
            {
                await db.Undo();
                throw;
            }
        }
    }
}
