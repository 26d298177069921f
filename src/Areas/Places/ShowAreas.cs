using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Areas.Imports;
using Neighbourhood.Kernel;

namespace Neighbourhood.Areas.Places;

/// <summary>Somebody who works here sees which areas are in force, how many young children live in each by deprivation, and what is not known.</summary>
internal static class ShowAreas
{
    private const int ShownVersions = 12;
    private const int ShownGaps = 50;

    [Allows(Permissions.See, Unscoped = "what is known of places is public")]
    internal sealed record Query : IQuery<Answer>;

    /// <param name="PopulationSource">Null when no population was imported.</param>
    /// <param name="BankHolidaysTo">The last that is known.</param>
    internal sealed record Answer(
        IReadOnlyList<Version> Versions, IReadOnlyList<Neighbourhood> Neighbourhoods, string? PopulationSource,
        Gap WithoutDecile, Gap WithoutPopulation, Gap WithoutLocality, DateOnly? BankHolidaysTo);

    /// <param name="ImportedBy">How it came in.</param>
    internal sealed record Version(Guid Id, int Number, VersionState State, DateOnly InForceFrom, DateTimeOffset CurrentAt, string ImportedBy, IReadOnlyList<Source> Sources);

    internal sealed record Source(FileKind Kind, string FileName, int RowsKept, int RowsLeftOut);

    internal sealed record Neighbourhood(string Name, IReadOnlyList<Locality> Localities);

    /// <param name="UnderFives">By <see cref="DecileBands"/>.</param>
    internal sealed record Locality(string Name, int SmallAreas, IReadOnlyList<int> UnderFives);

    /// <param name="Examples">The first of them, by code and name.</param>
    internal sealed record Gap(int Count, IReadOnlyList<string> Examples);

    internal sealed class Handler(Db db, ISend send) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var areas = await db.Query<Area>("""
                SELECT a.code, a.name, n.name AS neighbourhood, l.name AS locality, a.imd_decile
                FROM areas_version v
                JOIN areas_small_area a ON a.version_id = v.id
                LEFT JOIN areas_neighbourhood n ON n.id = a.neighbourhood_id
                LEFT JOIN areas_locality l ON l.id = a.locality_id
                WHERE v.state = 'Current'
                ORDER BY n.folded, l.folded, a.code
                """, null, ct);
            var population = await send.Ask(new GetPopulation(0, 4), ct);
            var underFives = population.Rows.ToDictionary(r => r.Lsoa21, r => r.Residents, StringComparer.Ordinal);
            // A nation's file brings places that are nobody's here: their gaps are not ours, unless there is nothing else.
            var ours = areas.Any(a => a.Neighbourhood is not null) ? [.. areas.Where(a => a.Neighbourhood is not null)] : areas;
            return new Answer(
                await Versions(ct),
                [.. areas.Where(a => a.Neighbourhood is not null).GroupBy(a => a.Neighbourhood!).Select(n => new Neighbourhood(n.Key, [.. n.GroupBy(a => a.Locality).Select(l => new Locality(
                    l.Key ?? "Locality unknown", l.Count(), Bands(l, underFives)))]))],
                population.Source,
                Gaps(ours.Where(a => a.ImdDecile is null)),
                Gaps(ours.Where(a => !underFives.ContainsKey(a.Code))),
                Gaps(ours.Where(a => a.Locality is null)),
                await db.Find<DateOnly?>("SELECT day FROM areas_bank_holiday ORDER BY day DESC OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY", null, ct));
        }

        private async Task<IReadOnlyList<Version>> Versions(CancellationToken ct)
        {
            var versions = await db.Query<VersionRow>("""
                SELECT id, number, state, in_force_from, current_at, imported_by FROM areas_version
                WHERE number IS NOT NULL ORDER BY number DESC OFFSET 0 ROWS FETCH NEXT @take ROWS ONLY
                """, new { take = ShownVersions }, ct);
            var sources = (await db.Query<SourceRow>("""
                SELECT v.version_id, s.kind, s.file_name, s.rows_kept, s.rows_left_out
                FROM areas_version_source v JOIN areas_source s ON s.id = v.source_id
                WHERE v.version_id IN @ids ORDER BY v.version_id, v.position
                """, new { ids = versions.Select(v => v.Id).ToList() }, ct)).ToLookup(s => s.VersionId);
            return [.. versions.Select(v => new Version(v.Id, v.Number, v.State, v.InForceFrom, v.CurrentAt, v.ImportedBy,
                [.. sources[v.Id].Select(s => new Source(s.Kind, s.FileName, s.RowsKept, s.RowsLeftOut))]))];
        }

        private static int[] Bands(IEnumerable<Area> areas, Dictionary<string, int> underFives)
        {
            var bands = new int[DecileBands.Names.Count];
            foreach (var area in areas) bands[DecileBands.Of(area.ImdDecile)] += underFives.GetValueOrDefault(area.Code);
            return bands;
        }

        private static Gap Gaps(IEnumerable<Area> without)
        {
            var all = without.OrderBy(a => a.Code, StringComparer.Ordinal).ToList();
            return new Gap(all.Count, [.. all.Take(ShownGaps).Select(a => a.Name is null ? a.Code : $"{a.Code} ({a.Name})")]);
        }

        private sealed record Area(string Code, string? Name, string? Neighbourhood, string? Locality, int? ImdDecile);

        private sealed record VersionRow(Guid Id, int Number, VersionState State, DateOnly InForceFrom, DateTimeOffset CurrentAt, string ImportedBy);

        private sealed record SourceRow(Guid VersionId, FileKind Kind, string FileName, int RowsKept, int RowsLeftOut);
    }

    [Allows(Permissions.See, Unscoped = "what is known of places is public")]
    internal sealed class Page(ISend send, CurrentUser user) : PageModel
    {
        public Answer Shown { get; private set; } = null!;

        public bool MaySeeImports => user.May(Permissions.SeeImports);

        public async Task OnGet(CancellationToken ct) => Shown = await send.Ask(new Query(), ct);
    }
}
