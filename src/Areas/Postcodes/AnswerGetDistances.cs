using Neighbourhood.Areas.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Areas.Postcodes;

/// <inheritdoc cref="GetDistances"/>
internal sealed class AnswerGetDistances(Db db) : IFactHandler<GetDistances, IReadOnlyList<GetDistances.Distance>>
{
    private sealed record Row(string Folded, string? Lsoa21, string? Lsoa11, decimal? Latitude, decimal? Longitude);

    private sealed record Known(string? Lsoa21, string? Lsoa11, Coordinates? At)
    {
        internal static readonly Known Nothing = new(null, null, null);

        internal bool SharesSmallArea(Known other) => (Lsoa21 is not null && Lsoa21 == other.Lsoa21) || (Lsoa11 is not null && Lsoa11 == other.Lsoa11);
    }

    public async Task<IReadOnlyList<GetDistances.Distance>> Handle(GetDistances fact, CancellationToken ct)
    {
        var (from, to) = (Folds(fact.From), Folds(fact.To));
        var known = await Of([.. from.Values.Concat(to.Values).OfType<string>().Distinct()], fact.On, ct);
        return
        [
            .. from.SelectMany(f => to.Select(t =>
            {
                var (one, other) = (Find(f.Value), Find(t.Value));
                return new GetDistances.Distance(f.Key, t.Key, one.At is { } here && other.At is { } there ? (int)Math.Round(here.MetresTo(there)) : null, one.SharesSmallArea(other));
            })),
        ];

        Known Find(string? folded) => folded is null ? Known.Nothing : known.GetValueOrDefault(folded, Known.Nothing);
    }

    /// <summary>Each as it was given, with what is compared; null for what cannot be a postcode.</summary>
    private static Dictionary<string, string?> Folds(IReadOnlyList<string> postcodes) =>
        postcodes.Distinct(StringComparer.Ordinal).ToDictionary(p => p, p => PostcodeShape.Read(p)?.Folded, StringComparer.Ordinal);

    /// <summary>What is known of each, from its first file that says so, in the order of <see cref="AnswerGetAreaOf"/>.</summary>
    private async Task<IReadOnlyDictionary<string, Known>> Of(IReadOnlyList<string> folded, DateOnly on, CancellationToken ct)
    {
        if (folded.Count == 0 || await VersionInForce.On(on, db, ct) is not { } version) return new Dictionary<string, Known>();
        var rows = await db.Query<Row>("""
            SELECT p.folded, p.lsoa21, COALESCE(p.lsoa11, a.lsoa11) AS lsoa11, p.latitude, p.longitude
            FROM areas_version_source v
            JOIN areas_source s ON s.id = v.source_id
            JOIN areas_postcode p ON p.source_id = v.source_id
            LEFT JOIN areas_small_area a ON a.version_id = v.version_id AND a.code = p.area
            WHERE v.version_id = @version AND p.folded IN @folded
            ORDER BY CASE WHEN s.neighbourhood_id IS NULL THEN 1 ELSE 0 END, v.position DESC
            """, new { version, folded }, ct);
        return rows.GroupBy(r => r.Folded, StringComparer.Ordinal).ToDictionary(g => g.Key, g => new Known(
            g.Select(r => r.Lsoa21).FirstOrDefault(code => code is not null),
            g.Select(r => r.Lsoa11).FirstOrDefault(code => code is not null),
            g.Select(r => r is { Latitude: { } north, Longitude: { } east } ? new Coordinates(north, east) : null).FirstOrDefault(at => at is not null)), StringComparer.Ordinal);
    }
}
