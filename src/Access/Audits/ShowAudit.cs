using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Audits;

/// <summary>The information-governance lead sees who looked at what, who changed what, and who was denied what.</summary>
internal static class ShowAudit
{
    internal const int OnAPage = 50;

    /// <param name="Number">The page, from 1; the newest is first.</param>
    [Allows(Permissions.ViewAudit, Unscoped = "the audit is of everything, for the one role that looks after it")]
    internal sealed record Query(AuditFilter Filter, int Number = 1) : IQuery<Answer>;

    internal sealed record Answer(IReadOnlyList<AuditLine> Lines, int Count)
    {
        public int Pages => Math.Max(1, (Count + OnAPage - 1) / OnAPage);
    }

    internal sealed class Handler(AuditReader reader, Audit audit) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var search = await reader.Search(query.Filter, ct);
            var found = await reader.Read(search, (Math.Clamp(query.Number, 1, 1_000_000) - 1) * OnAPage, OnAPage, ct);
            audit.Saw(search.SubjectIds ?? []);
            return new(found.Lines, found.Count);
        }
    }

    [Allows(Permissions.ViewAudit, Unscoped = "the audit is of everything, for the one role that looks after it")]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, PermissionCatalogue catalogue) : AuditSearchPage(catalogue)
    {
        public int Number { get; set; } = 1;

        /// <summary>Null before anything was looked for.</summary>
        internal Answer? Answer { get; private set; }

        /// <summary>A link from another page brings the id of an account or of a thing; whatever else an address holds is not looked for.</summary>
        public Task<IActionResult> OnGet(CancellationToken ct)
        {
            (Kind, From, To, Permission, What, Number) = (null, null, null, null, null, 1);
            if (!Guid.TryParse(Who, out _)) Who = null;
            if (!Guid.TryParse(Subject, out _)) Subject = null;
            ModelState.Clear();
            return Who is null && Subject is null ? Task.FromResult<IActionResult>(Page()) : OnPost(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            Answer = await send.Ask(new Query(Filter, Number), ct);
            return Page();
        });
    }
}
