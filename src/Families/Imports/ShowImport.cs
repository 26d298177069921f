using System.Text;
using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Imports;

/// <summary>Data quality sees how far an import is and what becomes of each line, by line numbers and the source's own references, never by names.</summary>
internal static class ShowImport
{
    internal const int PageSize = 100;

    /// <param name="Only">Only lines of this outcome; null for all.</param>
    [Allows(Permissions.Import, Unscoped = "imports are data quality's, who work for everybody")]
    internal sealed record Query(Guid ImportId, LineOutcome? Only = null, int Skip = 0, int Take = PageSize) : IQuery<Answer>;

    /// <param name="Done">Households that were looked at, or imported, in this step.</param>
    internal sealed record Answer(
        string Source, ImportState State, DateTimeOffset GivenAt, int Households, int Lines, int Done, int SetAside, int Version, IReadOnlyList<Count> Counts, IReadOnlyList<Line> Page);

    internal sealed record Count(LineOutcome Outcome, int Households, int Lines);

    internal sealed record Line(int Number, string Reference, LineOutcome Outcome, string? Says, Guid? HouseholdId);

    internal sealed class Handler(Db db) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var import = await db.Find<Row>("SELECT source, state, given_at, households, line_count, version FROM families_import WHERE id = @ImportId", query, ct) ?? throw new NotFound("This import");
            var counts = await db.Query<Count>("""
                SELECT outcome, COUNT(DISTINCT household_no) AS households, COUNT(*) AS lines FROM families_import_line WHERE import_id = @ImportId GROUP BY outcome ORDER BY outcome
                """, query, ct);
            var left = await db.Find<int>("""
                SELECT COUNT(DISTINCT household_no) FROM families_import_line
                WHERE import_id = @ImportId AND ((@running = 0 AND checked = 0) OR (@running = 1 AND outcome IN ('WouldBeMade', 'WouldBeHeld')))
                """, new { query.ImportId, running = import.State is ImportState.Running or ImportState.Done }, ct);
            var setAside = await db.Find<int>("SELECT COUNT(*) FROM families_import_line WHERE import_id = @ImportId AND set_aside = 1", query, ct);
            var lines = await db.Query<Kept>("""
                SELECT line, reference, outcome, reason, set_aside, household_id FROM families_import_line
                WHERE import_id = @ImportId AND (@Only IS NULL OR outcome = @Only) ORDER BY line OFFSET @Skip ROWS FETCH NEXT @Take ROWS ONLY
                """, new { query.ImportId, Only = query.Only?.ToString(), Skip = Math.Clamp(query.Skip, 0, HouseholdFile.MostLines), query.Take }, ct);
            return new(import.Source, import.State, import.GivenAt, import.Households, import.LineCount, import.Households - left, setAside, import.Version, counts,
                [.. lines.Select(l => new Line(l.Line, l.Reference, l.Outcome, Import.Says(l.Reason, l.SetAside), l.HouseholdId))]);
        }

        private sealed record Row(string Source, ImportState State, DateTimeOffset GivenAt, int Households, int LineCount, int Version);

        private sealed record Kept(int Line, string Reference, LineOutcome Outcome, string? Reason, bool SetAside, Guid? HouseholdId);
    }

    [Allows(Permissions.Import, Unscoped = "imports are data quality's, who work for everybody")]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid ImportId { get; set; }
        public LineOutcome? Only { get; set; }
        public int Skip { get; set; }

        public Answer Import { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct) => Import = await send.Ask(new Query(ImportId, Only, Skip), ct);

        /// <summary>What became of every line, for whoever mends the source.</summary>
        public async Task<IActionResult> OnGetReport(CancellationToken ct)
        {
            var import = await send.Ask(new Query(ImportId, Take: HouseholdFile.MostLines), ct);
            var text = new StringBuilder("line,household_id,outcome,reason\r\n");
            foreach (var line in import.Page)
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{line.Number},{Cell(line.Reference)},{Cell(Imports.Import.InWords(line.Outcome))},{Cell(line.Says ?? "")}\r\n");
            return File(Encoding.UTF8.GetBytes(text.ToString()), "text/csv; charset=utf-8", $"import-{ImportId:N}.csv");
        }
    }

    /// <summary>A cell of the report: quoted, and never a formula when a spreadsheet opens it.</summary>
    internal static string Cell(string text)
    {
        var safe = text.TrimStart().Length > 0 && text.TrimStart()[0] is '=' or '+' or '-' or '@' || text.StartsWith('\t') || text.StartsWith('\r') ? $"'{text}" : text;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
