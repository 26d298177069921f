using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Relations;

/// <summary>A worker corrects who cares and who has parental responsibility, or ends what two people are to one another: on both sides at once.</summary>
internal static class EditRelationship
{
    [Allows(Permissions.WritePeople, On = nameof(PersonId))]
    internal sealed record Query(Guid PersonId, Guid PairId) : IQuery<Answer>;

    /// <param name="Pair">Null where the person is restricted and no reason was given in this request.</param>
    internal sealed record Answer(PersonSight.Seen Seen, Pair? Pair);

    internal sealed record Pair(string Type, string OtherName, bool MainCarer, bool InformalCarer, string? Responsibility, int Version);

    [Allows(Permissions.WritePeople, On = nameof(PersonId))]
    internal sealed record Command(Guid PersonId, Guid PairId, int Version, bool MainCarer, bool InformalCarer, string? Responsibility) : ICommand;

    /// <param name="On">The last day; null for today.</param>
    [Allows(Permissions.WritePeople, On = nameof(PersonId))]
    internal sealed record End(Guid PersonId, Guid PairId, DateOnly? On = null) : ICommand;

    internal sealed class Reader(Db db, PersonSight sight, ISend send, Audit audit) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var (seen, rows) = (await sight.Of(query.PersonId, ct), await Rows(db, query.PersonId, query.PairId, ct));
            if (!seen.Shown) return new(seen, null);
            var mine = rows.Single(r => r.PersonId == query.PersonId);
            var other = await send.Ask(new GetPeople([mine.OtherId]), ct) is [var one] ? one.Name : Names.Nobody;
            audit.Saw(query.PersonId);
            return new(seen, new Pair(mine.Type, other, rows.Any(r => r.MainCarer), mine.InformalCarer, rows.Select(r => r.ParentalResponsibility).FirstOrDefault(r => r is not null), mine.Version));
        }
    }

    internal sealed class Handler(Db db, PersonSight sight, TimeProvider clock) : ICommandHandler<Command>, ICommandHandler<End>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            await sight.ToChange(command.PersonId, ct);
            var mine = (await Rows(db, command.PersonId, command.PairId, ct)).Single(r => r.PersonId == command.PersonId);
            if (!Codes.Known(command.Responsibility, Codes.YesNoUnknown)) throw new Refused(nameof(command.Responsibility), "Choose yes, no or not known");
            var elder = RelationType.All[mine.Type].Elder;
            var responsibility = InWords.Typed(command.Responsibility);
            await db.ExecuteVersioned("""
                UPDATE families_relationship SET main_carer = @main, informal_carer = @InformalCarer, parental_responsibility = @responsibility, version = version + 1
                WHERE id = @id AND version = @Version
                """, new { command.Version, main = elder >= 0 && command.MainCarer, command.InformalCarer, responsibility = elder >= 0 ? responsibility : null, id = mine.Id }, ct: ct);
            await db.Execute("""
                UPDATE families_relationship SET main_carer = @main, parental_responsibility = @responsibility, version = version + 1 WHERE pair_id = @PairId AND id <> @id
                """, new { command.PairId, main = elder < 0 && command.MainCarer, responsibility = elder < 0 ? responsibility : null, id = mine.Id }, ct);
            return default;
        }

        public async Task<Done> Handle(End command, CancellationToken ct)
        {
            await sight.ToChange(command.PersonId, ct);
            var mine = (await Rows(db, command.PersonId, command.PairId, ct)).Single(r => r.PersonId == command.PersonId);
            var on = command.On ?? clock.Today();
            if (on > clock.Today() || on < mine.FromOn) throw new Refused(nameof(command.On), "The last day must lie between the day it began and today");
            await db.Execute("UPDATE families_relationship SET to_on = @on, version = version + 1 WHERE pair_id = @PairId", new { command.PairId, on }, ct);
            return default;
        }
    }

    private static async Task<IReadOnlyList<Row>> Rows(Db db, Guid personId, Guid pairId, CancellationToken ct)
    {
        var rows = await db.Query<Row>("""
            SELECT id, person_id, other_id, type, main_carer, informal_carer, parental_responsibility, from_on, version
            FROM families_relationship WHERE pair_id = @pairId AND to_on IS NULL AND (person_id = @personId OR other_id = @personId)
            """, new { personId, pairId }, ct);
        return rows.Count == 0 ? throw new NotFound("This relationship") : rows;
    }

    private sealed record Row(Guid Id, Guid PersonId, Guid OtherId, string Type, bool MainCarer, bool InformalCarer, string? ParentalResponsibility, DateOnly? FromOn, int Version);

    [Allows(Permissions.WritePeople, On = nameof(PersonId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, Audit audit) : PersonPage(audit)
    {
        public Guid PairId { get; set; }
        public int Version { get; set; }
        public bool MainCarer { get; set; }
        public bool InformalCarer { get; set; }
        public string? Responsibility { get; set; }

        public Answer Stands { get; private set; } = null!;

        public override PersonSight.Seen Seen => Stands.Seen;

        public Task<IActionResult> OnPost(CancellationToken ct) => Save(() => send.Send(new Command(PersonId, PairId, Version, MainCarer, InformalCarer, Responsibility), ct));

        public Task<IActionResult> OnPostEnd(CancellationToken ct) => Save(() => send.Send(new End(PersonId, PairId), ct));

        protected override async Task Load(CancellationToken ct)
        {
            Stands = await send.Ask(new Query(PersonId, PairId), ct);
            if (Conflict is null || Stands.Pair is not { } now) return;
            ModelState.Remove(nameof(Version));
            Version = now.Version;
        }

        protected override void Fill()
        {
            if (Stands.Pair is { } now) (Version, MainCarer, InformalCarer, Responsibility) = (now.Version, now.MainCarer, now.InformalCarer, now.Responsibility);
        }
    }
}
