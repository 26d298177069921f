using Neighbourhood.Kernel;

namespace Neighbourhood.Areas.Imports;

/// <summary>Where a version stands.</summary>
internal enum VersionState
{
    /// <summary>Being written, or left behind by an import that was killed: nobody reads it.</summary>
    Loading,
    /// <summary>In force: there is one.</summary>
    Current,
    /// <summary>In force once: it still answers for its days.</summary>
    Superseded,
}

/// <summary>
/// Writes an import's rows in chunks, a transaction each, so that people who work meanwhile wait for a chunk at most.
/// Nobody reads these rows before the version comes into force.
/// </summary>
internal sealed class Loading(Db db, TimeProvider clock)
{
    internal const int Chunk = 800;
    private Guid _version;

    /// <summary>Clears what an import left behind that never came into force, then begins a new version.</summary>
    internal async Task<Guid> Begin(string by, CancellationToken ct)
    {
        foreach (var left in await db.Query<Guid>("SELECT id FROM areas_version WHERE state = @state", new { state = VersionState.Loading }, ct)) await Clear(left, ct);
        _version = clock.NewId();
        await db.InOne(() => db.Execute("""
            INSERT INTO areas_version (id, state, started_at, loading_at, imported_by)
            VALUES (@id, @state, @now, @now, @by)
            """, new { id = _version, state = VersionState.Loading, now = clock.Now(), by }, ct), ct);
        return _version;
    }

    internal async Task Source(Guid id, FileScan scan, Guid? neighbourhoodId, CancellationToken ct)
    {
        await InChunk(() => db.Execute("""
            INSERT INTO areas_source (id, version_id, kind, file_name, digest, neighbourhood_id, release, edition, rows_read, rows_kept, rows_passed_over, rows_left_out, note)
            VALUES (@id, @version, @Kind, @Name, @Digest, @neighbourhoodId, @Release, @Edition, @Read, @Kept, @PassedOver, @LeftOutCount, @Note)
            """, new
        {
            id,
            version = _version,
            scan.Kind,
            scan.File.Name,
            scan.Digest,
            neighbourhoodId,
            scan.Release,
            scan.Edition,
            scan.Read,
            scan.Kept,
            scan.PassedOver,
            scan.LeftOutCount,
            scan.Note,
        }, ct), ct);
        foreach (var chunk in scan.LeftOut.Chunk(Chunk))
            await InChunk(async () =>
            {
                foreach (var row in chunk)
                    await db.Execute("INSERT INTO areas_left_out (source_id, line, reason) VALUES (@id, @Line, @Reason)", new { id, row.Line, row.Reason }, ct);
            }, ct);
    }

    /// <summary>Every usable row of the file, read a second time.</summary>
    internal async Task Rows(Guid source, FileScan scan, Func<PostcodeRow, Guid?> locality, Action<double> share, CancellationToken ct)
    {
        using var reader = new AreaFileReader(scan.File);
        var position = 0;
        // A row of the population is 91 rows here.
        var size = scan.Kind == FileKind.Population ? Chunk / PopulationLayout.Ages : Chunk;
        foreach (var chunk in reader.Lines().Select(l => l.Row).OfType<AreaRow>().Chunk(size))
        {
            ct.ThrowIfCancellationRequested();
            await InChunk(async () =>
            {
                foreach (var row in chunk) await Write(source, position++, row, locality, ct);
            }, ct);
            share((double)position / scan.Kept);
        }
        if (position != scan.Kept) throw new FileRefused(scan.File.Name, "The file changed while it was being read. Import it again.");
    }

    /// <summary>One transaction, only while this import is the one that loads: another that began since has cleared it.</summary>
    internal Task InChunk(Func<Task> write, CancellationToken ct) => db.InOne(async () =>
    {
        if (await db.Execute("""
            UPDATE areas_version SET loading_at = @now WHERE id = @version AND state = @state
            """, new { version = _version, state = VersionState.Loading, now = clock.Now() }, ct) == 0)
            throw new Refused("", "Another import began while this one was running, and goes on. Nothing of this one is kept.");
        await write();
    }, ct);

    private async Task Write(Guid source, int position, AreaRow row, Func<PostcodeRow, Guid?> locality, CancellationToken ct)
    {
        switch (row)
        {
            case PostcodeRow p:
                await db.Execute("""
                    INSERT INTO areas_postcode (source_id, folded, position, postcode, area, lsoa21, lsoa11, ward_code, ward, authority_code, locality_id, latitude, longitude)
                    VALUES (@source, @Folded, @position, @Postcode, @Area, @Lsoa21, @Lsoa11, @WardCode, @Ward, @AuthorityCode, @localityId, @latitude, @longitude)
                    """, new { source, p.Folded, position, p.Postcode, p.Area, p.Lsoa21, p.Lsoa11, p.WardCode, p.Ward, p.AuthorityCode, localityId = locality(p), latitude = p.At?.Latitude, longitude = p.At?.Longitude }, ct);
                break;
            case DecileRow d:
                await db.Execute("INSERT INTO areas_decile (source_id, position, lsoa, decile) VALUES (@source, @position, @Lsoa, @Decile)",
                    new { source, position, d.Lsoa, d.Decile }, ct);
                break;
            case PopulationRow p:
                for (var age = 0; age < p.Residents.Count; age++)
                    await db.Execute("""
                        INSERT INTO areas_population (source_id, position, lsoa, year, age, residents)
                        VALUES (@source, @position, @Lsoa, @Year, @age, @residents)
                        """, new { source, position, p.Lsoa, p.AsAt.Year, age, residents = p.Residents[age] }, ct);
                break;
        }
    }

    /// <summary>Takes away what this import wrote: it failed on the way.</summary>
    internal Task Undo() => Clear(_version, CancellationToken.None);

    private async Task Clear(Guid version, CancellationToken ct)
    {
        foreach (var source in await db.Query<Guid>("SELECT id FROM areas_source WHERE version_id = @version", new { version }, ct))
            await ClearRows(source, ct);
        await db.InOne(async () =>
        {
            await db.Execute("DELETE FROM areas_small_area WHERE version_id = @version", new { version }, ct);
            await db.Execute("DELETE FROM areas_version_source WHERE version_id = @version", new { version }, ct);
            await db.Execute("DELETE FROM areas_source WHERE version_id = @version", new { version }, ct);
            await db.Execute("DELETE FROM areas_version WHERE id = @version", new { version }, ct);
        }, ct);
    }

    private async Task ClearRows(Guid source, CancellationToken ct)
    {
        var last = await db.Find<int>("""
            SELECT COALESCE(MAX(position), -1) FROM (
                SELECT position FROM areas_postcode WHERE source_id = @source
                UNION ALL SELECT position FROM areas_decile WHERE source_id = @source
                UNION ALL SELECT position FROM areas_population WHERE source_id = @source) AS written
            """, new { source }, ct);
        for (var below = Chunk; below <= last + Chunk; below += Chunk)
            await db.InOne(async () =>
            {
                var args = new { source, below };
                await db.Execute("DELETE FROM areas_postcode WHERE source_id = @source AND position < @below", args, ct);
                await db.Execute("DELETE FROM areas_decile WHERE source_id = @source AND position < @below", args, ct);
                await db.Execute("DELETE FROM areas_population WHERE source_id = @source AND position < @below", args, ct);
            }, ct);
        await db.InOne(() => db.Execute("DELETE FROM areas_left_out WHERE source_id = @source", new { source }, ct), ct);
    }
}
