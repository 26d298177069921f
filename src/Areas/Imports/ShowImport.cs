using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Kernel;

namespace Neighbourhood.Areas.Imports;

/// <summary>Whoever mends the data sees which files a version is made of, and each row that was left out with its line and reason.</summary>
internal static class ShowImport
{
    internal const int RowsOnAPage = 100;

    [Allows(Permissions.SeeImports, Unscoped = "an import of areas belongs to no neighbourhood")]
    internal sealed record Query(Guid VersionId, int Page = 1) : IQuery<Answer>;

    /// <param name="Pages">Of the rows that were left out; 1 when there are none.</param>
    internal sealed record Answer(int Number, VersionState State, DateTimeOffset StartedAt, DateTimeOffset CurrentAt, string ImportedBy, IReadOnlyList<Source> Sources, IReadOnlyList<Row> LeftOut, int Page, int Pages);

    /// <param name="Here">Whether this import read it in; otherwise it stood from an earlier one.</param>
    internal sealed record Source(FileKind Kind, string FileName, string? Release, bool Here, int RowsRead, int RowsKept, int RowsPassedOver, int RowsLeftOut, string? Note);

    internal sealed record Row(string FileName, int Line, string Reason);

    internal sealed class Handler(Db db) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var version = await db.Find<Version>("""
                SELECT number, state, started_at, current_at, imported_by FROM areas_version WHERE id = @VersionId AND number IS NOT NULL
                """, new { query.VersionId }, ct) ?? throw new NotFound("This import");
            var sources = await db.Query<Source>("""
                SELECT s.kind, s.file_name, s.release, CASE WHEN s.version_id = v.version_id THEN 1 ELSE 0 END AS here,
                       s.rows_read, s.rows_kept, s.rows_passed_over, s.rows_left_out, s.note
                FROM areas_version_source v JOIN areas_source s ON s.id = v.source_id
                WHERE v.version_id = @VersionId ORDER BY v.position
                """, new { query.VersionId }, ct);
            var count = await db.Find<int>("""
                SELECT COUNT(*) FROM areas_version_source v JOIN areas_left_out r ON r.source_id = v.source_id WHERE v.version_id = @VersionId
                """, new { query.VersionId }, ct);
            var pages = Math.Max(1, (count + RowsOnAPage - 1) / RowsOnAPage);
            var page = Math.Clamp(query.Page, 1, pages);
            var rows = await db.Query<Row>("""
                SELECT s.file_name, r.line, r.reason
                FROM areas_version_source v JOIN areas_source s ON s.id = v.source_id JOIN areas_left_out r ON r.source_id = s.id
                WHERE v.version_id = @VersionId
                ORDER BY v.position, r.line OFFSET @skip ROWS FETCH NEXT @take ROWS ONLY
                """, new { query.VersionId, skip = (page - 1) * RowsOnAPage, take = RowsOnAPage }, ct);
            return new Answer(version.Number, version.State, version.StartedAt, version.CurrentAt, version.ImportedBy, sources, rows, page, pages);
        }

        private sealed record Version(int Number, VersionState State, DateTimeOffset StartedAt, DateTimeOffset CurrentAt, string ImportedBy);
    }

    [Allows(Permissions.SeeImports, Unscoped = "an import of areas belongs to no neighbourhood")]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : PageModel
    {
        public Guid VersionId { get; set; }

        /// <summary>Which page of the rows; not called "page", which is the router's own word.</summary>
        public int Sheet { get; set; } = 1;

        public Answer Shown { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear(); // a number that is none is the first page, and no error
            Shown = await send.Ask(new Query(VersionId, Sheet), ct);
        }
    }
}
