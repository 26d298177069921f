using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Audits;

/// <summary>The information-governance lead looks over who saw restricted people, for which reason, and who tried to and was not let.</summary>
internal static class ListReasons
{
    internal const int OnAPage = 50;

    /// <summary>Declared by Families: by it one sees a restricted person, for a reason.</summary>
    internal const string ReadRestricted = "families.restricted.read";

    /// <param name="Number">The page, from 1; the newest is first.</param>
    [Allows(Permissions.ViewAudit, Unscoped = "the audit is of everything, for the one role that looks after it")]
    internal sealed record Query(int Number = 1) : IQuery<Answer>;

    internal sealed record Answer(IReadOnlyList<AuditLine> Lines, int Count)
    {
        public int Pages => Math.Max(1, (Count + OnAPage - 1) / OnAPage);
    }

    internal sealed class Handler(AuditReader reader) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var found = await reader.Read(new(Reasoned: true, ReasonPermission: ReadRestricted), (Math.Clamp(query.Number, 1, 1_000_000) - 1) * OnAPage, OnAPage, ct);
            return new(found.Lines, found.Count);
        }
    }

    [Allows(Permissions.ViewAudit, Unscoped = "the audit is of everything, for the one role that looks after it")]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public int Number { get; set; } = 1;

        internal Answer Answer { get; private set; } = new([], 0);

        public Task<IActionResult> OnGet(CancellationToken ct) => Try(async () =>
        {
            Answer = await send.Ask(new Query(Number), ct);
            return Page();
        });
    }
}
