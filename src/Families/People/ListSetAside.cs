using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.People;

/// <summary>Data quality sees the NHS numbers that failed their check and were set aside, the oldest first, to correct or drop each.</summary>
internal static class ListSetAside
{
    internal const int PerPage = 50;

    [Allows(Permissions.CorrectNumbers, Unscoped = "a list: data quality looks after the numbers of everybody")]
    internal sealed record Query(int Skip) : IQuery<Answer>;

    internal sealed record Answer(IReadOnlyList<Row> Rows, bool More);

    /// <param name="AsGiven">Null where the person is restricted: it is shown on the number's own page, for a reason.</param>
    internal sealed record Row(Guid NumberId, Guid PersonId, string Name, string? AsGiven, string Source, DateTimeOffset FoundAt);

    internal sealed class Handler(Db db, ISend send, Audit audit) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var rows = await db.Query<Kept>("""
                SELECT q.id, q.person_id, q.as_given, q.source, q.found_at, p.sensitivity
                FROM families_quarantined_number q JOIN families_person p ON p.id = q.person_id
                WHERE q.resolved_at IS NULL
                ORDER BY q.found_at, q.id OFFSET @skip ROWS FETCH NEXT @take ROWS ONLY
                """, new { skip = Math.Clamp(query.Skip, 0, 100_000), take = PerPage + 1 }, ct);
            var shown = rows.Take(PerPage).ToList();
            var people = (await send.Ask(new GetPeople([.. shown.Select(r => r.PersonId).Distinct()]), ct)).ToDictionary(p => p.Id);
            audit.Saw(shown.Select(r => r.PersonId));
            return new([.. shown.Select(r => new Row(r.Id, r.PersonId, people.GetValueOrDefault(r.PersonId)?.Name ?? Names.Nobody,
                r.Sensitivity == Sensitivity.Normal && people.GetValueOrDefault(r.PersonId)?.Masking == Masking.Full ? r.AsGiven : null, r.Source, r.FoundAt))], rows.Count > PerPage);
        }

        private sealed record Kept(Guid Id, Guid PersonId, string AsGiven, string Source, DateTimeOffset FoundAt, Sensitivity Sensitivity);
    }

    [Allows(Permissions.CorrectNumbers, Unscoped = "a list: data quality looks after the numbers of everybody")]
    internal sealed class Page(ISend send) : PageModel
    {
        public int Skip { get; set; }

        public Answer Stands { get; private set; } = null!;

        public async Task OnGet(int skip, CancellationToken ct)
        {
            Skip = Math.Max(0, skip);
            Stands = await send.Ask(new Query(Skip), ct);
        }
    }
}
