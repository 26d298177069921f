using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Contact.Letters;

/// <summary>A worker sees which letters to the families that they work with wait to be printed and posted.</summary>
internal static class ListLetters
{
    private const int Most = 500;
    private const string Why = "a list: of the families that the viewer works with, as GetPeople masks them";

    [Allows(Permissions.PrintLetters, Unscoped = Why)]
    internal sealed record Query : IQuery<IReadOnlyList<Line>>;

    internal sealed record Line(Guid MessageId, Guid PersonId, string Name, string TemplateCode, DateTimeOffset Since);

    internal sealed class Handler(Db db, ISend send, Audit audit) : IQueryHandler<Query, IReadOnlyList<Line>>
    {
        public async Task<IReadOnlyList<Line>> Handle(Query query, CancellationToken ct)
        {
            var rows = await db.Query<Row>("""
                SELECT id, person_id, template_code, due_at FROM contact_message WHERE state = 'ToPost' AND person_id IS NOT NULL
                ORDER BY due_at, id OFFSET 0 ROWS FETCH NEXT @Most ROWS ONLY
                """, new { Most }, ct);
            var mine = (await send.Ask(new GetPeople([.. rows.Select(r => r.PersonId).Distinct()]), ct)).Where(p => p.Masking is Masking.Full or Masking.Restricted).ToDictionary(p => p.Id);
            audit.Saw(mine.Keys);
            return [.. rows.Where(r => mine.ContainsKey(r.PersonId)).Select(r => new Line(r.Id, r.PersonId, mine[r.PersonId].Name, r.TemplateCode, r.DueAt))];
        }

        private sealed record Row(Guid Id, Guid PersonId, string TemplateCode, DateTimeOffset DueAt);
    }

    [Allows(Permissions.PrintLetters, Unscoped = Why)]
    internal sealed class Page(ISend send) : PageModel
    {
        public IReadOnlyList<Line> Lines { get; private set; } = [];

        public async Task OnGet(CancellationToken ct) => Lines = await send.Ask(new Query(), ct);
    }
}

/// <summary>On the first page: how many letters wait.</summary>
internal sealed class WaitingLetters(ISend send) : IWaiting
{
    public string Path => "/contact/letters";

    public async Task<string?> Says(CancellationToken ct)
    {
        var count = (await send.Ask(new ListLetters.Query(), ct)).Count;
        return count == 0 ? null : count == 1 ? "1 letter to print and post." : $"{count} letters to print and post.";
    }
}
