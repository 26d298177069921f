namespace Neighbourhood.Kernel;

/// <summary>Reads the whole audit and says whether its sealed rows are those that were sealed.</summary>
public sealed class SealCheck(Db db, DigestKey digestKey)
{
    private const int SealsAtOnce = 50;
    private readonly DigestKey _key = SealText.KeyOf(digestKey);

    /// <param name="Row">The first row that is not as it was sealed; null where it is the batch itself, or a row that is gone.</param>
    /// <param name="Says">A sentence.</param>
    public sealed record Break(int Seal, Guid? Row, string Says);

    /// <param name="Rows">Rows in batches that are as they were sealed.</param>
    /// <param name="First">The first batch that is not; null where all are.</param>
    /// <param name="BrokenSeals">How many batches are not.</param>
    /// <param name="LastNumber">0 where nothing was sealed yet.</param>
    /// <param name="LastDigest">Kept elsewhere, it shows later that nothing was cut off the end.</param>
    /// <param name="Unsealed">Rows that wait for the next batch: nothing is said of them.</param>
    public sealed record Report(int Seals, long Rows, Break? First, int BrokenSeals, int LastNumber, string? LastDigest, int Unsealed, DateTimeOffset? OldestUnsealed);

    /// <summary>The batch of this number, as it is stored now, for whoever noted its digest earlier; null where there is none.</summary>
    public Task<string?> DigestOf(int number, CancellationToken ct = default) =>
        db.Find<string>("SELECT digest FROM kernel_seal WHERE number = @number", new { number }, ct);

    /// <summary>What waits, and the last batch, without reading the rest.</summary>
    public async Task<Report> Glance(CancellationToken ct = default)
    {
        var unsealed = await db.Find<int>("SELECT COUNT(*) FROM kernel_audit WHERE seal IS NULL", ct: ct);
        var oldest = await db.Query<DateTimeOffset>("SELECT at FROM kernel_audit WHERE seal IS NULL ORDER BY id OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY", ct: ct);
        var last = await db.Find<End>("SELECT number, digest FROM kernel_seal WHERE number = (SELECT MAX(number) FROM kernel_seal)", ct: ct);
        return new(0, 0, null, 0, last?.Number ?? 0, last?.Digest, unsealed, oldest is [var at] ? at : null);
    }

    /// <param name="progress">Told how many batches were read, of how many.</param>
    public async Task<Report> Run(Action<int, int>? progress = null, CancellationToken ct = default)
    {
        var last = await db.Find<int>("SELECT COALESCE(MAX(number), 0) FROM kernel_seal", ct: ct);
        var (seals, broken, rowCount, before, next) = (0, 0, 0L, Seal.Beginning, 1);
        Break? first = null;
        for (var from = 1; from <= last; from += SealsAtOnce)
        {
            var part = new { from, to = Math.Min(last, from + SealsAtOnce - 1) };
            var batch = await db.Query<Seal>("""
                SELECT number, sealed_at, first_id, last_id, row_count, row_digests, key_mark, digest FROM kernel_seal WHERE number BETWEEN @from AND @to ORDER BY number
                """, part, ct);
            var rows = (await db.Query<SealedRow>("""
                SELECT seal, id, at, user_id, organisation_id, by_system, kind, what, permission, subjects, fields, reason
                FROM kernel_audit WHERE seal BETWEEN @from AND @to ORDER BY seal, id
                """, part, ct)).ToLookup(r => r.Seal!.Value);
            foreach (var seal in batch)
            {
                var found = seal.Number != next ? new Break(next, null, $"Batch {next} is missing.") : Held(seal, before, [.. rows[seal.Number]]);
                (seals, before, next) = (seals + 1, seal.Digest, seal.Number + 1);
                if (found is null) rowCount += seal.RowCount;
                else (first, broken) = (first ?? found, broken + 1);
            }
            progress?.Invoke(part.to, last);
        }
        if (await db.Query<Guid>("""
            SELECT a.id FROM kernel_audit a WHERE a.seal IS NOT NULL AND NOT EXISTS (SELECT 1 FROM kernel_seal s WHERE s.number = a.seal)
            ORDER BY a.id OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY
            """, ct: ct) is [var stray])
            (first, broken) = (first ?? new Break(0, stray, "This row says that it is in a batch that there is not."), broken + 1);
        var end = await Glance(ct);
        return end with { Seals = seals, Rows = rowCount, First = first, BrokenSeals = broken };
    }

    /// <summary>Null where the batch is as it was sealed; else what is not.</summary>
    private Break? Held(Seal seal, string before, IReadOnlyList<SealedRow> rows)
    {
        if (seal.KeyMark != _key.Mark) return new(seal.Number, null, "This batch was sealed with another key than this program has: put the right digest key in its place.");
        if (Touched(seal, rows) is { } touched) return touched;
        var again = Seal.Of(seal.Number, before, seal.SealedAt, rows, _key);
        return again == seal ? null : new(seal.Number, null, "The record of the batch itself was changed, or the batch before it is not the one it was chained to.");
    }

    private Break? Touched(Seal seal, IReadOnlyList<SealedRow> rows)
    {
        var was = seal.RowDigests.Chunk(SealText.RowDigits).Select(c => new string(c)).ToList();
        for (var i = 0; i < Math.Max(was.Count, rows.Count); i++)
        {
            if (i >= rows.Count) return new(seal.Number, null, $"{was.Count - i} of its {was.Count} rows are gone from its end.");
            if (i < was.Count && was[i] == SealText.RowDigest(rows[i].Text, _key)) continue;
            return new(seal.Number, rows[i].Id, rows.Count < was.Count ? "A row before this one is gone." : rows.Count > was.Count ? "This row was put in later." : "This row is not the one that was sealed.");
        }
        return rows.Count == 0 ? new(seal.Number, null, "All its rows are gone.") : null;
    }

    private sealed record End(int Number, string Digest);
}
