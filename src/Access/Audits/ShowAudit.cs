using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.Access.Accounts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Audits;

/// <summary>The information-governance lead sees who looked at what, who changed what, and who was denied what.</summary>
internal static class ShowAudit
{
    internal const int OnAPage = 50;

    /// <param name="Kind">view, change, denied, export, print or override; null for any.</param>
    /// <param name="Who">The id or the email address of an account; null for anybody.</param>
    /// <param name="Subject">The id of a person or thing; null for any.</param>
    /// <param name="Number">The page, from 1; the newest is first.</param>
    [Allows(Permissions.ViewAudit, Unscoped = "the audit is of everything, for the one role that looks after it")]
    internal sealed record Query(string? Kind = null, string? Who = null, string? Subject = null, int Number = 1) : IQuery<Answer>;

    internal sealed record Answer(IReadOnlyList<Row> Rows, int Count)
    {
        public int Pages => Math.Max(1, (Count + OnAPage - 1) / OnAPage);
    }

    /// <param name="Who">A name; "Nobody signed in", or the program itself.</param>
    /// <param name="ForWhom">For whom the program acted; null where it is not so.</param>
    internal sealed record Row(DateTimeOffset At, string Who, string? ForWhom, string Kind, string What, string? Permission, IReadOnlyList<Guid> Subjects, string? Reason);

    internal sealed class Handler(AuditTrail trail, Audit audit, Db db) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var subject = Id(query.Subject);
            var who = Id(query.Who) ?? await ByEmail(query.Who, ct);
            new Refusals()
                .If(!string.IsNullOrWhiteSpace(query.Who) && who is null, "Who", "No account has this email address or id: check what you entered")
                .If(!string.IsNullOrWhiteSpace(query.Subject) && subject is null, "Subject", "Enter an id like 019ab3c4-5d6e-7f80-91a2-b3c4d5e6f708")
                .Throw();
            var page = await trail.Find(
                new(string.IsNullOrEmpty(query.Kind) ? null : query.Kind, who, subject),
                (Math.Clamp(query.Number, 1, 1_000_000) - 1) * OnAPage, OnAPage, ct);
            if (subject is { } seen) audit.Saw(seen);

            var names = (await db.Query<Name>("SELECT id, name AS as_called FROM access_account WHERE id IN @ids",
                new { ids = page.Entries.Select(e => e.UserId).OfType<Guid>().Distinct().ToList() }, ct)).ToDictionary(n => n.Id, n => n.AsCalled);
            return new Answer([.. page.Entries.Select(e => Said(e, e.UserId is { } id ? names.GetValueOrDefault(id, "An account that is not here") : null))], page.Count);
        }

        private static Row Said(AuditTrail.Entry e, string? name) => new(
            e.At, e.BySystem ? "The program itself" : name ?? "Nobody signed in", e.BySystem ? name : null, e.Kind, e.What, e.Permission, e.SubjectIds, e.Reason);

        private static Guid? Id(string? text) => Guid.TryParse(text, out var id) ? id : null;

        private async Task<Guid?> ByEmail(string? text, CancellationToken ct) => string.IsNullOrWhiteSpace(text) || text.Length > EmailAddress.Longest ? null
            : (await db.Query<Guid>("SELECT id FROM access_account WHERE folded_email = @email", new { email = EmailAddress.Folded(text) }, ct)) is [var id] ? id : null;
    }

    private sealed record Name(Guid Id, string AsCalled);

    [Allows(Permissions.ViewAudit, Unscoped = "the audit is of everything, for the one role that looks after it")]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public string? Kind { get; set; }
        public string? Who { get; set; }
        public string? Subject { get; set; }
        public int Number { get; set; } = 1;

        internal IReadOnlyList<SelectListItem> Kinds { get; } =
            [new("Looked at", "view"), new("Changed", "change"), new("Denied", "denied"), new("Exported", "export"), new("Printed", "print"), new("Overridden", "override")];

        internal Answer Answer { get; private set; } = new([], 0);

        /// <summary>The same search on another page.</summary>
        internal string Again =>
            $"?kind={Uri.EscapeDataString(Kind ?? "")}&who={Uri.EscapeDataString(Who ?? "")}&subject={Uri.EscapeDataString(Subject ?? "")}&number={{0}}";

        internal string Says(string kind) => Kinds.FirstOrDefault(k => k.Value == kind)?.Text ?? kind;

        public Task<IActionResult> OnGet(CancellationToken ct) => Try(async () =>
        {
            Answer = await send.Ask(new Query(Kind, Who, Subject, Number), ct);
            return Page();
        });
    }
}
