using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.People;

/// <summary>A worker who may change a person sees what was changed before: who, when, what it was and became.</summary>
internal static class ShowHistory
{
    internal const int PerPage = 50;

    [Allows(Permissions.WritePeople, On = nameof(PersonId))]
    internal sealed record Query(Guid PersonId, int Skip) : IQuery<Answer>;

    /// <param name="More">Whether there are older ones.</param>
    internal sealed record Answer(PersonSight.Seen Seen, IReadOnlyList<Line> Lines, bool More);

    internal sealed record Line(DateTimeOffset At, string Who, string Field, string? Before, string? After);

    internal sealed class Reader(Db db, PersonSight sight, ISend send, Audit audit) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var seen = await sight.Of(query.PersonId, ct);
            audit.Saw(query.PersonId);
            if (!seen.Shown) return new(seen, [], false);
            var rows = await db.Query<Row>("""
                SELECT changed_at, changed_by, field, before_value, after_value FROM families_change WHERE person_id = @PersonId
                ORDER BY changed_at DESC, id DESC OFFSET @skip ROWS FETCH NEXT @take ROWS ONLY
                """, new { query.PersonId, skip = Math.Clamp(query.Skip, 0, 100_000), take = PerPage + 1 }, ct);
            var who = (await send.Ask(new GetStaff([.. rows.Select(r => r.ChangedBy).OfType<Guid>().Distinct()]), ct)).ToDictionary(w => w.Id, w => w.Name);
            return new(seen, [.. rows.Take(PerPage).Select(r => new Line(r.ChangedAt, r.ChangedBy is { } id ? who.GetValueOrDefault(id, "A worker") : "The program", r.Field, r.BeforeValue, r.AfterValue))],
                rows.Count > PerPage);
        }

        private sealed record Row(DateTimeOffset ChangedAt, Guid? ChangedBy, string Field, string? BeforeValue, string? AfterValue);
    }

    [Allows(Permissions.WritePeople, On = nameof(PersonId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, Audit audit) : PersonPage(audit)
    {
        public int Skip { get; set; }

        public Answer Stands { get; private set; } = null!;

        public override PersonSight.Seen Seen => Stands.Seen;

        protected override async Task Load(CancellationToken ct) => Stands = await send.Ask(new Query(PersonId, Skip), ct);
    }
}
