using Neighbourhood.Kernel;

namespace Neighbourhood.Areas.Imports;

/// <summary>A part of a small area's postcodes: those of one locality in one file.</summary>
/// <param name="LocalityId">Null where the file names none.</param>
/// <param name="Source">The place of the file among the version's.</param>
/// <param name="First">The place of its first postcode in that file.</param>
internal sealed record Share(string Area, Guid? NeighbourhoodId, Guid? LocalityId, int Source, int Postcodes, int First);

/// <summary>What is known of a small area by all files of a version together; what is not known is null.</summary>
internal sealed record SmallArea(
    string Code, string? Lsoa21, string? Lsoa11, string? Name, Guid? NeighbourhoodId, Guid? LocalityId, int? Decile, string? Release, int Postcodes)
{
    /// <summary>
    /// The locality in which most of the small area's postcodes lie; where two have as many, the one of the postcode that
    /// comes first in file order.
    /// </summary>
    internal static Share? Locality(IEnumerable<Share> shares) => shares
        .Where(s => s.LocalityId is not null)
        .GroupBy(s => s.LocalityId)
        .Select(l => (Postcodes: l.Sum(s => s.Postcodes), First: l.OrderBy(s => s.Source).ThenBy(s => s.First).First()))
        .OrderByDescending(l => l.Postcodes).ThenBy(l => l.First.Source).ThenBy(l => l.First.First)
        .Select(l => l.First).FirstOrDefault();
}

/// <summary>Derives a version's small areas from its files.</summary>
internal sealed class SmallAreas(Db db, Guid version)
{
    /// <param name="names">Names from the files just read, by code.</param>
    internal async Task<IReadOnlyList<SmallArea>> Derive(IReadOnlyDictionary<string, string> names, CancellationToken ct)
    {
        var of = new { version, deciles = FileKind.Deciles };
        var shares = (await db.Query<Share>("""
            SELECT p.area, s.neighbourhood_id, p.locality_id, v.position AS source, COUNT(*) AS postcodes, MIN(p.position) AS first
            FROM areas_version_source v
            JOIN areas_source s ON s.id = v.source_id
            JOIN areas_postcode p ON p.source_id = v.source_id
            WHERE v.version_id = @version
            GROUP BY p.area, s.neighbourhood_id, p.locality_id, v.position
            """, of, ct)).ToLookup(s => s.Area, StringComparer.Ordinal);
        var codes = (await db.Query<Codes>("""
            SELECT p.area, p.lsoa21, p.lsoa11, COUNT(*) AS postcodes, MIN(p.position) AS first
            FROM areas_version_source v JOIN areas_postcode p ON p.source_id = v.source_id
            WHERE v.version_id = @version
            GROUP BY p.area, p.lsoa21, p.lsoa11
            """, of, ct)).ToLookup(c => c.Area, StringComparer.Ordinal);
        var populated = (await db.Query<string>("""
            SELECT DISTINCT p.lsoa FROM areas_version_source v JOIN areas_population p ON p.source_id = v.source_id
            WHERE v.version_id = @version AND p.age = 0
            """, of, ct)).ToHashSet(StringComparer.Ordinal);
        // The later source of a decile goes before the earlier.
        var deciles = new Dictionary<(int Edition, string Lsoa), Decile>();
        foreach (var decile in await db.Query<Decile>("""
            SELECT d.lsoa, d.decile AS value, s.release, s.edition
            FROM areas_version_source v
            JOIN areas_source s ON s.id = v.source_id
            JOIN areas_decile d ON d.source_id = v.source_id
            WHERE v.version_id = @version AND s.kind = @deciles
            ORDER BY v.position
            """, of, ct)) deciles[(decile.Edition, decile.Lsoa)] = decile;
        var earlier = (await db.Query<Named>("SELECT code, MAX(name) AS name FROM areas_small_area WHERE name IS NOT NULL GROUP BY code", null, ct))
            .ToDictionary(n => n.Code, n => n.Name, StringComparer.Ordinal);

        return [.. shares.Select(s => s.Key).Concat(populated).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(code =>
        {
            var lsoa21 = populated.Contains(code) || codes[code].Any(c => c.Lsoa21 is not null) ? code : null;
            var lsoa11 = codes[code].Where(c => c.Lsoa11 is not null).GroupBy(c => c.Lsoa11)
                .OrderByDescending(g => g.Sum(c => c.Postcodes)).ThenBy(g => g.Min(c => c.First)).FirstOrDefault()?.Key
                // A code that stands in both years means the same ground.
                ?? (deciles.ContainsKey((2011, code)) ? code : null);
            var decile = deciles.GetValueOrDefault((2021, code)) ?? (lsoa11 is null ? null : deciles.GetValueOrDefault((2011, lsoa11)));
            var locality = SmallArea.Locality(shares[code]);
            var within = locality?.NeighbourhoodId ?? shares[code].Where(s => s.NeighbourhoodId is not null).OrderByDescending(s => s.Postcodes).ThenBy(s => s.First).FirstOrDefault()?.NeighbourhoodId;
            var postcodes = shares[code].GroupBy(s => s.Source).Select(g => g.Sum(s => s.Postcodes)).DefaultIfEmpty().Max();
            return new SmallArea(code, lsoa21, lsoa11, names.GetValueOrDefault(code) ?? earlier.GetValueOrDefault(code), within, locality?.LocalityId, decile?.Value, decile?.Release, postcodes);
        })];
    }

    /// <summary>Inside a transaction that is open.</summary>
    internal async Task Write(IEnumerable<SmallArea> areas, CancellationToken ct)
    {
        foreach (var area in areas)
            await db.Execute("""
                INSERT INTO areas_small_area (version_id, code, lsoa21, lsoa11, name, neighbourhood_id, locality_id, imd_decile, imd_release, postcodes)
                VALUES (@version, @Code, @Lsoa21, @Lsoa11, @Name, @NeighbourhoodId, @LocalityId, @Decile, @Release, @Postcodes)
                """, new { version, area.Code, area.Lsoa21, area.Lsoa11, area.Name, area.NeighbourhoodId, area.LocalityId, area.Decile, area.Release, area.Postcodes }, ct);
    }

    private sealed record Codes(string Area, string? Lsoa21, string? Lsoa11, int Postcodes, int First);

    private sealed record Decile(string Lsoa, int Value, string Release, int Edition);

    private sealed record Named(string Code, string Name);
}
