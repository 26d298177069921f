using Neighbourhood.Areas.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Areas.Postcodes;

/// <inheritdoc cref="GetAreaOf"/>
internal sealed class AnswerGetAreaOf(Db db) : IFactHandler<GetAreaOf, GetAreaOf.Area>
{
    public async Task<GetAreaOf.Area> Handle(GetAreaOf fact, CancellationToken ct)
    {
        if (PostcodeShape.Read(fact.Postcode) is not var (_, folded)) return GetAreaOf.Area.Unknown;
        if (await VersionInForce.On(fact.On, db, ct) is not { } version) return GetAreaOf.Area.Unknown;

        // Where two files know the postcode, the neighbourhood's own goes before a nation's, then the newer before the older.
        var rows = await db.Query<Row>("""
            SELECT p.lsoa21, COALESCE(p.lsoa11, a.lsoa11) AS lsoa11, p.ward_code, p.ward, a.imd_decile, a.imd_release,
                   l.id AS locality_id, l.name AS locality, COALESCE(s.neighbourhood_id, a.neighbourhood_id) AS neighbourhood_id
            FROM areas_version_source v
            JOIN areas_source s ON s.id = v.source_id
            JOIN areas_postcode p ON p.source_id = v.source_id
            LEFT JOIN areas_small_area a ON a.version_id = v.version_id AND a.code = p.area
            LEFT JOIN areas_locality l ON l.id = COALESCE(p.locality_id, a.locality_id)
            WHERE v.version_id = @version AND p.folded = @folded
            ORDER BY CASE WHEN s.neighbourhood_id IS NULL THEN 1 ELSE 0 END, v.position DESC
            """, new { version, folded }, ct);
        if (rows.Count == 0) return GetAreaOf.Area.Unknown with { VersionId = version };
        var known = rows.FirstOrDefault(r => r.ImdDecile is not null) ?? rows[0];
        return new GetAreaOf.Area(true, First(r => r.Lsoa21), First(r => r.Lsoa11), First(r => r.WardCode), First(r => r.Ward), known.ImdDecile, known.ImdRelease,
            rows.FirstOrDefault(r => r.LocalityId is not null)?.LocalityId, First(r => r.Locality),
            rows.FirstOrDefault(r => r.NeighbourhoodId is not null)?.NeighbourhoodId, version);

        string? First(Func<Row, string?> of) => rows.Select(of).FirstOrDefault(value => value is not null);
    }

    private sealed record Row(
        string? Lsoa21, string? Lsoa11, string? WardCode, string? Ward, int? ImdDecile, string? ImdRelease,
        Guid? LocalityId, string? Locality, Guid? NeighbourhoodId);
}
