using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace Neighbourhood.Kernel;

/// <summary>A row of the audit as it is sealed.</summary>
internal sealed record SealedRow(
    int? Seal, Guid Id, DateTimeOffset At, Guid? UserId, Guid? OrganisationId, bool BySystem, string Kind, string What, string? Permission, string Subjects, string Fields, string? Reason)
{
    /// <summary>Every column, in one form on both engines: a list of texts, so that none can run into the next.</summary>
    internal string Text => JsonSerializer.Serialize(new[]
    {
        Id.ToString("D"), SealText.Moment(At), UserId?.ToString("D"), OrganisationId?.ToString("D"), BySystem ? "1" : "0", Kind, What, Permission, Subjects, Fields, Reason,
    });
}

/// <param name="RowDigests">16 digits for each row, in the order of their ids: they say which row was touched.</param>
/// <param name="Digest">Of all of it, the rows' texts and the digest of the batch before.</param>
internal sealed record Seal(int Number, DateTimeOffset SealedAt, Guid FirstId, Guid LastId, int RowCount, string RowDigests, string KeyMark, string Digest)
{
    /// <summary>What stands before the first batch.</summary>
    internal static readonly string Beginning = new('0', 64);

    internal static Seal Of(int number, string before, DateTimeOffset at, IReadOnlyList<SealedRow> rows, DigestKey key)
    {
        var texts = rows.Select(r => r.Text).ToList();
        var head = JsonSerializer.Serialize(new[] { before, number.ToString(CultureInfo.InvariantCulture), SealText.Moment(at), rows.Count.ToString(CultureInfo.InvariantCulture), key.Mark });
        return new(number, at, rows[0].Id, rows[^1].Id, rows.Count, string.Concat(texts.Select(t => SealText.RowDigest(t, key))), key.Mark,
            key.Of(string.Join('\n', texts.Prepend(head))));
    }
}

internal static class SealText
{
    internal const int RowDigits = 16;

    internal static DigestKey KeyOf(DigestKey key) => key.For("audit seal");

    internal static string RowDigest(string text, DigestKey key) => key.Of(text)[..RowDigits];

    internal static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);
}

/// <summary>
/// Seals the rows of the audit in batches, each chained to the one before, so that a row that is changed, removed or put in later is
/// found (decision 0012). A row names its batch, so it does not matter when it arrived or what its host's clock said.
/// </summary>
public sealed class Sealing(IServiceScopeFactory scopes, DigestKey digestKey, KernelSettings settings, TimeProvider clock) : ITimed
{
    /// <summary>So many rows' digests fit the column, and a writer waits for no more than that.</summary>
    internal const int Batch = 200;

    private readonly DigestKey _key = SealText.KeyOf(digestKey);

    public string Name => "kernel.audit.seal";

    public TimeSpan Period => TimeSpan.FromSeconds(settings.SealSeconds);

    public Task Run(CancellationToken ct) => RunOnce(ct);

    /// <summary>Seals what waits; answers how many rows.</summary>
    public async Task<int> RunOnce(CancellationToken ct = default)
    {
        var count = 0;
        while (true)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<Db>();
            // Read outside the transaction: where rows are being written, this waits for them and not they for this.
            var rows = await db.Query<SealedRow>("""
                SELECT seal, id, at, user_id, organisation_id, by_system, kind, what, permission, subjects, fields, reason
                FROM kernel_audit WHERE seal IS NULL ORDER BY id OFFSET 0 ROWS FETCH NEXT @batch ROWS ONLY
                """, new { batch = Batch }, ct);
            if (rows.Count == 0 || !await Keep(db, rows, ct)) return count;
            count += rows.Count;
            if (rows.Count < Batch) return count;
        }
    }

    private async Task<bool> Keep(Db db, IReadOnlyList<SealedRow> rows, CancellationToken ct)
    {
        var last = await db.Find<Last>("SELECT number, digest FROM kernel_seal WHERE number = (SELECT MAX(number) FROM kernel_seal)", ct: ct);
        var seal = Seal.Of((last?.Number ?? 0) + 1, last?.Digest ?? Seal.Beginning, clock.Now(), rows, _key);
        try
        {
            await db.InOne(async () =>
            {
                await db.Execute("""
                    INSERT INTO kernel_seal (number, sealed_at, first_id, last_id, row_count, row_digests, key_mark, digest)
                    VALUES (@Number, @SealedAt, @FirstId, @LastId, @RowCount, @RowDigests, @KeyMark, @Digest)
                    """, seal, ct);
                var touched = await db.Execute("UPDATE kernel_audit SET seal = @Number WHERE id IN @ids AND seal IS NULL", new { seal.Number, ids = rows.Select(r => r.Id).ToList() }, ct);
                if (touched != rows.Count) throw new Overtaken();
            }, ct);
            return true;
        }
        catch (Exception thrown) when (thrown is Overtaken || db.IsDuplicate(thrown))
        {
            return false; // a host whose lease had run out was slow, not dead: what it sealed stands
        }
    }

    private sealed record Last(int Number, string Digest);

    private sealed class Overtaken : Exception;
}
