using System.Globalization;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Areas.Population;

/// <inheritdoc cref="GetPopulation"/>
internal sealed class AnswerGetPopulation(Db db) : IFactHandler<GetPopulation, GetPopulation.Answer>
{
    private static readonly GetPopulation.Answer Nothing = new(null, []);

    public async Task<GetPopulation.Answer> Handle(GetPopulation fact, CancellationToken ct)
    {
        if (fact.AgeFrom > fact.AgeTo) return Nothing;
        var estimate = await db.Find<Estimate>("""
            SELECT v.version_id, p.year, MAX(s.release) AS release
            FROM areas_version i
            JOIN areas_version_source v ON v.version_id = i.id
            JOIN areas_source s ON s.id = v.source_id
            JOIN areas_population p ON p.source_id = v.source_id
            WHERE i.state = 'Current' AND p.age = 0 AND (@Year IS NULL OR p.year <= @Year)
            GROUP BY v.version_id, p.year
            ORDER BY p.year DESC OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY
            """, new { fact.Year }, ct);
        if (estimate is null) return Nothing;

        // A place that two files of a year know is counted from the newer one.
        var rows = await db.Query<GetPopulation.Row>("""
            SELECT l.id AS locality_id, l.name AS locality, p.lsoa AS lsoa21, a.imd_decile, SUM(p.residents) AS residents
            FROM areas_version_source v
            JOIN areas_population p ON p.source_id = v.source_id
            LEFT JOIN areas_small_area a ON a.version_id = v.version_id AND a.code = p.lsoa
            LEFT JOIN areas_locality l ON l.id = a.locality_id
            WHERE v.version_id = @VersionId AND p.year = @Year AND p.age BETWEEN @from AND @to
              AND NOT EXISTS (
                SELECT 1 FROM areas_version_source w JOIN areas_population q ON q.source_id = w.source_id
                WHERE w.version_id = v.version_id AND w.position > v.position AND q.lsoa = p.lsoa AND q.year = p.year AND q.age = p.age)
            GROUP BY l.id, l.name, p.lsoa, a.imd_decile
            ORDER BY p.lsoa
            """, new { estimate.VersionId, estimate.Year, from = fact.AgeFrom, to = fact.AgeTo }, ct);
        return new GetPopulation.Answer(Source(estimate), rows);
    }

    /// <summary>"Mid-year population estimate, 30 June 2024"; the year alone where the file has several.</summary>
    private static string Source(Estimate estimate) =>
        DateOnly.TryParseExact(estimate.Release, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year == estimate.Year
            ? $"Mid-year population estimate, {day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}"
            : $"Mid-year population estimate, {estimate.Year.ToString(CultureInfo.InvariantCulture)}";

    private sealed record Estimate(Guid VersionId, int Year, string? Release);
}
