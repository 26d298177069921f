using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Audits;

/// <summary>The information-governance lead saves what a search in the audit found as a file; the audit says that it left the program.</summary>
internal static class ExportAudit
{
    internal const int Most = 20_000;

    [Allows(Permissions.ViewAudit, Unscoped = "the audit is of everything, for the one role that looks after it")]
    internal sealed record Query(AuditFilter Filter) : IQuery<Answer>;

    internal sealed record Answer(IReadOnlyList<AuditLine> Lines);

    internal sealed class Handler(AuditReader reader, Audit audit) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var search = await reader.Search(query.Filter, ct);
            var found = await reader.Read(search, 0, Most, ct);
            if (found.Count > Most) throw new Refused("From", $"{found.Count:N0} lines were found, and a file holds {Most:N0}: enter fewer days");
            audit.Leaves("export", search.SubjectIds ?? []);
            return new(found.Lines);
        }
    }

    [Allows(Permissions.ViewAudit, Unscoped = "the audit is of everything, for the one role that looks after it")]
    [BindProperties]
    internal sealed class Page(ISend send, PermissionCatalogue catalogue, TimeProvider clock) : AuditSearchPage(catalogue)
    {
        public IActionResult OnGet() => LocalRedirect("/access/audit");

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            var answer = await send.Ask(new Query(Filter), ct);
            Response.Headers.CacheControl = "no-store";
            return File(Csv.Of(answer.Lines.Select(Row).Prepend(["When (UTC)", "Who", "Roles", "Organisation", "What happened", "How", "Permission", "About", "Reason"])),
                "text/csv; charset=utf-8", $"audit-{clock.Today():yyyy-MM-dd}.csv");
        });

        private static IReadOnlyList<string?> Row(AuditLine line) =>
        [
            line.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), line.By, line.Roles, line.Organisation, Says.AuditKind(line.Kind), line.What, line.Permission,
            string.Join(' ', line.Subjects), line.Reason,
        ];
    }
}
