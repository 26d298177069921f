using Neighbourhood.Kernel;

namespace Neighbourhood.Areas.Postcodes;

/// <summary>Which import answers for a day.</summary>
internal static class VersionInForce
{
    /// <summary>The last version that came into force on or before the day; the first one for the days before it; null before any import.</summary>
    internal static async Task<Guid?> On(DateOnly on, Db db, CancellationToken ct) =>
        await db.Find<Guid?>("""
            SELECT id FROM areas_version WHERE in_force_from <= @on
            ORDER BY in_force_from DESC, number DESC OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY
            """, new { on }, ct)
        ?? await db.Find<Guid?>("""
            SELECT id FROM areas_version WHERE in_force_from IS NOT NULL
            ORDER BY in_force_from, number OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY
            """, null, ct);
}
