using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Imports;

/// <summary>Keeps a file that was given, and works through it a while at a time. No command: a file takes longer than a writer may be held.</summary>
internal sealed class ImportWork(Db db, ImportDesk desk, Audit audit, CurrentUser user, TimeProvider clock)
{
    private const int Chunk = 500;
    private const int Batch = 50;
    internal const int LongestSource = 60;

    /// <summary>Keeps the lines of a file; from then on it is looked at. The same id again does nothing.</summary>
    /// <exception cref="Refused">On <c>Source</c> or <c>Csv</c>; nothing was kept.</exception>
    internal async Task Give(Guid id, string? source, Guid? organisationId, Guid? teamOrSiteId, Stream? file, CancellationToken ct)
    {
        new Refusals()
            .Text(source, "Source", LongestSource, "Say where the file comes from")
            .If(!string.IsNullOrWhiteSpace(source) && Folded.Text(source).Length == 0, "Source", "Write the source in letters or digits")
            .If(file is null, "Csv", "Choose a file")
            .If(file is { CanSeek: true, Length: > HouseholdFile.MostBytes }, "Csv", $"The file is larger than {HouseholdFile.MostBytes / 1024 / 1024} MB. Give it in parts")
            .Throw();
        var lines = HouseholdFile.Read(file!);
        if (await StateOf(id, ct) is { } state && state != ImportState.Reading) return;
        await db.InOne(async () =>
        {
            // Cut off while it was being kept: begun anew.
            await db.Execute("DELETE FROM families_import_line WHERE import_id = @id", new { id }, ct);
            await db.Execute("DELETE FROM families_import WHERE id = @id", new { id }, ct);
            await db.Execute("""
                INSERT INTO families_import (id, source, organisation_id, team_or_site_id, state, given_by, given_at, households, line_count, version)
                VALUES (@id, @source, @organisationId, @teamOrSiteId, 'Reading', @me, @now, @households, @count, 1)
                """, new { id, source = source!.Trim(), organisationId, teamOrSiteId, me = user.Id, now = clock.Now(), households = lines.Max(l => l.Household), count = lines.Count }, ct);
        }, ct);
        foreach (var chunk in lines.Chunk(Chunk))
            await db.InOne(async () =>
            {
                foreach (var line in chunk)
                    await db.Execute("""
                        INSERT INTO families_import_line (import_id, line, household_no, reference, cells, checked, outcome, reason, set_aside)
                        VALUES (@id, @Number, @Household, @Reference, @Cells, 0, 'Waiting', @Wrong, 0)
                        """, new { id, line.Number, line.Household, line.Reference, line.Cells, line.Wrong }, ct);
            }, ct);
        await db.InOne(async () =>
        {
            await db.Execute("UPDATE families_import SET state = 'Checking', version = version + 1 WHERE id = @id AND state = 'Reading'", new { id }, ct);
            await audit.Write("import", "Families.GiveImport", [id], ct: ct);
        }, ct);
    }

    /// <summary>Goes on with the import that waits longest, for about this long; answers whether there was anything to do.</summary>
    internal async Task<bool> GoOn(TimeSpan atMost, CancellationToken ct)
    {
        var jobs = await db.Query<ImportDesk.Job>("""
            SELECT id, source, organisation_id, team_or_site_id, state, given_by FROM families_import WHERE state IN ('Checking', 'Running')
            ORDER BY given_at, id OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY
            """, ct: ct);
        if (jobs is not [var job]) return false;
        var from = clock.GetTimestamp();
        while (await Next(job, ct) is { Count: > 0 } households)
            foreach (var household in households)
            {
                if (clock.GetElapsedTime(from) > atMost || await StateOf(job.Id, ct) != job.State) return true;
                if (job.State == ImportState.Checking) await desk.Check(job, household, ct);
                else await desk.Run(job, household, ct);
            }
        await db.InOne(() => End(job, ct), ct);
        return true;
    }

    /// <summary>The next households, in the order of the file.</summary>
    private Task<IReadOnlyList<int>> Next(ImportDesk.Job job, CancellationToken ct) => job.State == ImportState.Checking
        ? db.Query<int>("""
            SELECT DISTINCT household_no FROM families_import_line WHERE import_id = @Id AND checked = 0 ORDER BY household_no OFFSET 0 ROWS FETCH NEXT @Batch ROWS ONLY
            """, new { job.Id, Batch }, ct)
        : db.Query<int>("""
            SELECT DISTINCT household_no FROM families_import_line WHERE import_id = @Id AND outcome IN ('WouldBeMade', 'WouldBeHeld')
            ORDER BY household_no OFFSET 0 ROWS FETCH NEXT @Batch ROWS ONLY
            """, new { job.Id, Batch }, ct);

    private async Task End(ImportDesk.Job job, CancellationToken ct)
    {
        var state = job.State == ImportState.Checking ? ImportState.Checked : ImportState.Done;
        if (await db.Execute("""
            UPDATE families_import SET state = @state, ended_at = @ended, version = version + 1 WHERE id = @Id AND state = @was
            """, new { job.Id, state, was = job.State, ended = state == ImportState.Done ? clock.Now() : (DateTimeOffset?)null }, ct) == 1 && state == ImportState.Done)
            await Forget(db, job.Id, ct);
    }

    /// <summary>What people wrote of people is kept no longer than the import needs it.</summary>
    internal static Task Forget(Db db, Guid importId, CancellationToken ct) =>
        db.Execute("UPDATE families_import_line SET cells = NULL WHERE import_id = @importId", new { importId }, ct);

    internal async Task<ImportState?> StateOf(Guid id, CancellationToken ct) => (await db.Find<Standing>("SELECT state FROM families_import WHERE id = @id", new { id }, ct))?.State;

    private sealed record Standing(ImportState State);
}

/// <summary>Goes on with imports that wait, whichever host was at them before.</summary>
internal sealed class GoesOnWithImports(ImportWork work) : ITimed
{
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(10);

    public string Name => "families.imports.go-on";

    public TimeSpan Period => TimeSpan.FromSeconds(5);

    public Task Run(CancellationToken ct) => work.GoOn(AtMost, ct);
}
