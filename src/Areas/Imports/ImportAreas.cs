using Neighbourhood.Areas.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Areas.Imports;

/// <summary>An operator brings files of postcodes, deciles and population into force for everybody, together or one at a time.</summary>
internal static class ImportAreas
{
    /// <summary>What became of the files; version and number are those in force now.</summary>
    internal sealed record Report(Guid VersionId, int Number, bool Unchanged, IReadOnlyList<FileScan> Files);

    /// <summary>Told what is being done, with which file, and how far it is, 0 to 1.</summary>
    internal delegate void Progress(string what, string file, double share);

    /// <summary>No command: it reads files and takes seconds, so it writes in many short transactions and comes into force in one.</summary>
    internal sealed class Work(Db db, IOutbox outbox, Audit audit, TimeProvider clock)
    {
        private readonly Loading _loading = new(db, clock);

        /// <param name="neighbourhood">What the files of postcodes are called together; null to take their only local authority.</param>
        /// <param name="by">How the import came in: "command line".</param>
        /// <exception cref="FileRefused">A file cannot be read; nothing changed.</exception>
        /// <exception cref="Refused">Nothing changed either.</exception>
        internal async Task<Report> Run(IReadOnlyList<AreaFile> files, string? neighbourhood, string by, Progress progress, CancellationToken ct)
        {
            neighbourhood = string.IsNullOrWhiteSpace(neighbourhood) ? null : neighbourhood.Trim();
            new Refusals().Text(neighbourhood, "neighbourhood", 100)
                .If(neighbourhood is not null && Folded.Text(neighbourhood).Length == 0, "neighbourhood", "Enter a name with letters")
                .If(files.Count == 0, "files", "Name one file or more").Throw();

            var scans = files.Select(file => FileScan.Of(file, neighbourhood, share => progress("Checking", file.Name, share), ct)).ToList();
            var places = await Places.Read(db, clock, ct);
            var current = await db.Find<InForce>("SELECT id, number FROM areas_version WHERE state = @state", new { state = VersionState.Current }, ct);
            var carried = current is null ? [] : await Sources(current.Id, ct);
            var given = new Dictionary<FileScan, Guid>();
            foreach (var scan in scans) given[scan] = await Known(scan, places, ct) ?? given.Keys.FirstOrDefault(g => g.Same(scan)) switch { { } twin => given[twin], _ => clock.NewId() };
            if (current is not null && given.Values.All(id => carried.Any(c => c.Id == id))) return new Report(current.Id, current.Number, Unchanged: true, scans);

            var version = await _loading.Begin(by, ct);
            try
            {
                foreach (var (scan, id) in given.DistinctBy(g => g.Value)) await Load(id, scan, places, progress, ct);
                await Compose(version, carried, given, progress, ct);
                return await BringIntoForce(version, scans, places, ct);
            }
            catch
            {
                await _loading.Undo();
                throw;
            }
        }

        /// <summary>The source that has this content already, from whichever version; not one that was read before places were kept, where this content has some.</summary>
        private Task<Guid?> Known(FileScan scan, Places places, CancellationToken ct) => db.Find<Guid?>("""
            SELECT s.id FROM areas_source s JOIN areas_version v ON v.id = s.version_id
            WHERE s.digest = @Digest AND s.kind = @Kind AND COALESCE(s.release, '') = COALESCE(@Release, '')
              AND COALESCE(s.neighbourhood_id, '') = COALESCE(@neighbourhood, '') AND v.state <> @loading
              AND (@HasPlaces = 0 OR EXISTS (SELECT 1 FROM areas_postcode p WHERE p.source_id = s.id AND p.latitude IS NOT NULL))
            """, new { scan.Digest, scan.Kind, scan.Release, scan.HasPlaces, neighbourhood = places.Neighbourhood(scan.Neighbourhood), loading = VersionState.Loading }, ct);

        private async Task Load(Guid id, FileScan scan, Places places, Progress progress, CancellationToken ct)
        {
            if (await Known(scan, places, ct) is not null) return;
            var within = places.Neighbourhood(scan.Neighbourhood);
            await _loading.Source(id, scan, within, ct);
            await _loading.Rows(id, scan, row => places.Locality(within, row.Locality), share => progress("Loading", scan.File.Name, share), ct);
        }

        /// <summary>What the version is made of: the files that stand and are not replaced, then the new ones; and its small areas.</summary>
        private async Task Compose(Guid version, IReadOnlyList<Source> carried, Dictionary<FileScan, Guid> given, Progress progress, CancellationToken ct)
        {
            var made = new List<Guid>();
            foreach (var old in carried)
            {
                var replaced = false;
                foreach (var id in given.Values.Distinct().Where(id => carried.All(c => c.Id != id))) replaced |= await Replaces(id, old, ct);
                if (!replaced) made.Add(old.Id);
            }
            made.AddRange(given.Values.Distinct().Where(id => !made.Contains(id)));
            await _loading.InChunk(async () =>
            {
                foreach (var (position, source) in made.Index())
                    await db.Execute("INSERT INTO areas_version_source (version_id, source_id, position) VALUES (@version, @source, @position)", new { version, source, position }, ct);
            }, ct);

            var derived = new SmallAreas(db, version);
            var names = given.Keys.SelectMany(s => s.Names).DistinctBy(n => n.Key).ToDictionary(StringComparer.Ordinal);
            var areas = await derived.Derive(names, ct);
            foreach (var (done, chunk) in areas.Chunk(Loading.Chunk).Index())
            {
                await _loading.InChunk(() => derived.Write(chunk, ct), ct);
                progress("Putting together", "small areas", Math.Min(1, (done + 1.0) * Loading.Chunk / areas.Count));
            }
        }

        /// <summary>
        /// A file of postcodes replaces that of the same neighbourhood, unless it alone knows no localities; one of deciles
        /// those of another release; one of deciles or population that which it covers wholly. Else both stand, the newer first.
        /// </summary>
        private async Task<bool> Replaces(Guid id, Source old, CancellationToken ct)
        {
            var source = await Find(id, ct);
            if (source.Kind != old.Kind) return false;
            if (source.Kind == FileKind.Postcodes) return source.NeighbourhoodId == old.NeighbourhoodId && (source.WithLocalities || !old.WithLocalities);
            if (source.Kind == FileKind.Deciles && source.Release != old.Release) return true;
            return await db.Find<int>("""
                SELECT COUNT(*) FROM (
                    SELECT o.lsoa FROM areas_decile o WHERE o.source_id = @old
                      AND NOT EXISTS (SELECT 1 FROM areas_decile n WHERE n.source_id = @id AND n.lsoa = o.lsoa)
                    UNION ALL
                    SELECT o.lsoa FROM areas_population o WHERE o.source_id = @old AND o.age = 0
                      AND NOT EXISTS (SELECT 1 FROM areas_population n WHERE n.source_id = @id AND n.lsoa = o.lsoa AND n.year = o.year AND n.age = 0)) AS not_covered
                """, new { id, old = old.Id }, ct) == 0;
        }

        private async Task<Report> BringIntoForce(Guid version, IReadOnlyList<FileScan> scans, Places places, CancellationToken ct)
        {
            var number = 0;
            await _loading.InChunk(async () =>
            {
                var now = clock.Now();
                number = await db.Find<int>("SELECT COALESCE(MAX(number), 0) + 1 FROM areas_version", null, ct);
                await places.Keep(db, ct);
                await db.Execute("UPDATE areas_version SET state = @superseded, superseded_at = @now WHERE state = @current",
                    new { superseded = VersionState.Superseded, current = VersionState.Current, now }, ct);
                await db.Execute("""
                    UPDATE areas_version SET state = @current, number = @number, current_at = @now, in_force_from = @day WHERE id = @version
                    """, new { current = VersionState.Current, number, now, day = now.LondonDay(), version }, ct);
                await outbox.Add(new AreasImported(version), ct);
                await audit.Write("import", "Areas.ImportAreas", [version], ct: ct);
            }, ct);
            return new Report(version, number, Unchanged: false, scans);
        }

        private Task<IReadOnlyList<Source>> Sources(Guid version, CancellationToken ct) => db.Query<Source>("""
            SELECT s.id, s.kind, s.neighbourhood_id, s.release,
                   CASE WHEN EXISTS (SELECT 1 FROM areas_postcode p WHERE p.source_id = s.id AND p.locality_id IS NOT NULL) THEN 1 ELSE 0 END AS with_localities
            FROM areas_version_source v JOIN areas_source s ON s.id = v.source_id
            WHERE v.version_id = @version ORDER BY v.position
            """, new { version }, ct);

        private async Task<Source> Find(Guid id, CancellationToken ct) => (await db.Find<Source>("""
            SELECT s.id, s.kind, s.neighbourhood_id, s.release,
                   CASE WHEN EXISTS (SELECT 1 FROM areas_postcode p WHERE p.source_id = s.id AND p.locality_id IS NOT NULL) THEN 1 ELSE 0 END AS with_localities
            FROM areas_source s WHERE s.id = @id
            """, new { id }, ct))!;

        private sealed record InForce(Guid Id, int Number);

        private sealed record Source(Guid Id, FileKind Kind, Guid? NeighbourhoodId, string? Release, bool WithLocalities);
    }
}
