using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Matching;

/// <summary>Data quality sees which records wait to be compared, what is held apart for it first, and how far the work is.</summary>
internal static class ListPairs
{
    private const int Most = 50;

    [Allows(Permissions.ResolveHeld, Unscoped = "what waits for data quality, which works for everybody")]
    internal sealed record Query : IQuery<Answer>;

    /// <param name="Parted">Records that were parted again, with something still to be moved.</param>
    internal sealed record Answer(Progress Progress, IReadOnlyList<Row> Rows, IReadOnlyList<ToMove> Parted);

    /// <param name="Week">Decided in the last seven days.</param>
    /// <param name="OldestAt">Since when the first of those that wait does.</param>
    internal sealed record Progress(int Waiting, int HeldApart, int Families, int Week, int Decided, DateTimeOffset? OldestAt);

    /// <param name="People">First names alone, until a reason is given on the pair's own page.</param>
    internal sealed record Row(Guid Id, string People, string Because, bool HeldApart, DateTimeOffset FoundAt);

    internal sealed record ToMove(Guid AliasId, DateTimeOffset UndoneAt, int Entries);

    internal sealed class Handler(Db db, Aliases aliases, Audit audit, TimeProvider clock) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var counts = (await db.Find<Progress>("""
                SELECT COUNT(*) AS waiting, COALESCE(SUM(CASE WHEN held_household_id IS NULL AND held_person_id IS NULL THEN 0 ELSE 1 END), 0) AS held_apart,
                    (SELECT COUNT(*) FROM families_household WHERE state = 'Held') AS families,
                    (SELECT COUNT(*) FROM families_pair WHERE decided_at >= @week) AS week,
                    (SELECT COUNT(*) FROM families_pair WHERE decided_at IS NOT NULL) AS decided, MIN(found_at) AS oldest_at
                FROM families_pair WHERE decided_at IS NULL
                """, new { week = clock.Now().AddDays(-7) }, ct))!;
            var pairs = await db.Query<Pair>("""
                SELECT id, one_id, other_id, matched_by, CASE WHEN held_household_id IS NULL AND held_person_id IS NULL THEN 0 ELSE 1 END AS held_apart, found_at
                FROM families_pair WHERE decided_at IS NULL ORDER BY held_apart DESC, found_at, id OFFSET 0 ROWS FETCH NEXT @Most ROWS ONLY
                """, new { Most }, ct);
            var ids = pairs.SelectMany(p => new[] { p.OneId, p.OtherId }).Distinct().ToList();
            var joined = await aliases.Of(ids, ct);
            var names = (await db.Query<Called>("SELECT id, first_name, preferred_name FROM families_person WHERE id IN @ids", new { ids }, ct))
                .ToDictionary(p => p.Id, p => Names.Print(p.FirstName, p.PreferredName, null, Masking.Restricted));
            var parted = await db.Query<ToMove>("""
                SELECT a.id AS alias_id, a.undone_at, COUNT(*) AS entries FROM families_to_move m JOIN families_alias a ON a.id = m.alias_id
                WHERE m.settled_at IS NULL GROUP BY a.id, a.undone_at ORDER BY a.undone_at, a.id OFFSET 0 ROWS FETCH NEXT @Most ROWS ONLY
                """, new { Most }, ct);
            audit.Saw(ids);
            // Those who were joined through a third record meanwhile are one already: nothing is left to decide.
            return new(counts, [.. pairs.Where(p => !joined.AreOne(p.OneId, p.OtherId))
                .Select(p => new Row(p.Id, $"{names[p.OneId]} and {names[p.OtherId]}", p.MatchedBy.InWords(), p.HeldApart, p.FoundAt))], parted);
        }

        private sealed record Pair(Guid Id, Guid OneId, Guid OtherId, MatchedBy MatchedBy, bool HeldApart, DateTimeOffset FoundAt);

        private sealed record Called(Guid Id, string FirstName, string? PreferredName);
    }

    [Allows(Permissions.ResolveHeld, Unscoped = "what waits for data quality, which works for everybody")]
    internal sealed class Page(ISend send) : PageModel
    {
        public Answer Shown { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct) => Shown = await send.Ask(new Query(), ct);
    }
}

/// <summary>On the first page of data quality: how many records wait to be compared.</summary>
internal sealed class WaitingPairs(Db db) : IWaiting
{
    public string Path => "/families/matching";

    public async Task<string?> Says(CancellationToken ct)
    {
        var waiting = await db.Find<int>("SELECT COUNT(*) FROM families_pair WHERE decided_at IS NULL", ct: ct);
        var held = await db.Find<int>("SELECT COUNT(*) FROM families_household WHERE state = 'Held'", ct: ct);
        return waiting + held == 0 ? null : $"{waiting} to compare{(held == 0 ? "" : held == 1 ? ", 1 family held apart" : $", {held} families held apart")}.";
    }
}
