using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Relations;

/// <summary>A worker notes who may, or may not, be told what about somebody, and who said so; and ends what no longer holds.</summary>
internal static class SayWhoMayBeTold
{
    [Allows(Permissions.WritePeople, On = nameof(PersonId))]
    internal sealed record Query(Guid PersonId) : IQuery<Answer>;

    /// <param name="People">The family and whom the person is related to; masked.</param>
    /// <param name="Parents">Those of them who may say it for a child.</param>
    internal sealed record Answer(PersonSight.Seen Seen, IReadOnlyList<GetPeople.Person> People, IReadOnlyList<Guid> Parents);

    /// <param name="PersonId">Whom it is about.</param>
    /// <param name="SaidById">The person themselves or a parent; null for a worker's own decision.</param>
    [Allows(Permissions.WritePeople, On = nameof(PersonId))]
    internal sealed record Command(Guid Id, Guid PersonId, Guid? ToId, TellingSubject? Subject, bool? Allowed, Guid? SaidById, string? Why) : ICommand<Guid>;

    [Allows(Permissions.WritePeople, On = nameof(PersonId))]
    internal sealed record End(Guid PersonId, Guid RowId) : ICommand;

    internal sealed class Reader(Db db, PersonSight sight, ISend send, Audit audit) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var seen = await sight.Of(query.PersonId, ct);
            audit.Saw(query.PersonId);
            if (!seen.Shown) return new(seen, [], []);
            var near = await Near(db, query.PersonId, ct);
            var people = await send.Ask(new GetPeople(near), ct);
            return new(seen, [.. people.OrderBy(p => p.Name, StringComparer.CurrentCulture)], await Parents(db, query.PersonId, ct));
        }
    }

    internal sealed class Handler(Db db, PersonSight sight, CurrentUser user, TimeProvider clock) : ICommandHandler<Command, Guid>, ICommandHandler<End>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            await sight.ToChange(command.PersonId, ct);
            var (near, parents) = (await Near(db, command.PersonId, ct), await Parents(db, command.PersonId, ct));
            new Refusals()
                .If(command.ToId is not { } to || !near.Contains(to), nameof(command.ToId), "Choose who it is, of the family or of those related")
                .If(command.Subject is not { } subject || !Enum.IsDefined(subject), nameof(command.Subject), "Choose what it is about")
                .If(command.Allowed is null, nameof(command.Allowed), "Choose whether they may be told")
                .If(command.SaidById is { } by && by != command.PersonId && !parents.Contains(by), "SaidBy", "Choose the person, a parent, or that we decided")
                .If(command.SaidById is { } self && self == command.ToId, "SaidBy", "Nobody can say it for themselves: choose who decided")
                .Text(command.Why, nameof(command.Why), 500, "Write why", least: 5)
                .Throw();
            var now = new { command.PersonId, command.ToId, command.Subject, command.SaidById, today = clock.Today() };
            // The same voice on the same thing: what it said before ends.
            await db.Execute("""
                UPDATE families_telling SET to_on = @today
                WHERE about_id = @PersonId AND to_id = @ToId AND subject = @Subject AND to_on IS NULL AND (said_by_id = @SaidById OR (said_by_id IS NULL AND @SaidById IS NULL))
                """, now, ct);
            await db.Execute("""
                INSERT INTO families_telling (id, about_id, to_id, subject, allowed, said_by_id, reason, from_on, recorded_at, recorded_by)
                VALUES (@Id, @PersonId, @ToId, @Subject, @Allowed, @SaidById, @why, @today, @at, @me)
                """, new { command.Id, command.PersonId, command.ToId, command.Subject, command.Allowed, command.SaidById, why = command.Why!.Trim(), today = clock.Today(), at = clock.Now(), me = user.Id }, ct);
            return command.Id;
        }

        public async Task<Done> Handle(End command, CancellationToken ct)
        {
            await sight.ToChange(command.PersonId, ct);
            return await db.Execute("UPDATE families_telling SET to_on = @today WHERE id = @RowId AND about_id = @PersonId AND to_on IS NULL",
                new { command.RowId, command.PersonId, today = clock.Today() }, ct) == 0 ? throw new NotFound("This") : default;
        }
    }

    /// <summary>Who shares a household with the person today, or was ever related.</summary>
    private static Task<IReadOnlyList<Guid>> Near(Db db, Guid personId, CancellationToken ct) => db.Query<Guid>("""
        SELECT o.person_id FROM families_member m JOIN families_member o ON o.household_id = m.household_id AND o.to_on IS NULL
        WHERE m.person_id = @personId AND m.to_on IS NULL AND o.person_id <> @personId
        UNION
        SELECT other_id FROM families_relationship WHERE person_id = @personId
        """, new { personId }, ct);

    /// <summary>Who may say it for a child: a parent, or whoever has parental responsibility, as far as is recorded.</summary>
    private static Task<IReadOnlyList<Guid>> Parents(Db db, Guid personId, CancellationToken ct) => db.Query<Guid>("""
        SELECT o.person_id FROM families_member m JOIN families_member o ON o.household_id = m.household_id AND o.to_on IS NULL
        WHERE m.person_id = @personId AND m.to_on IS NULL AND o.person_id <> @personId AND m.role IN ('Child', 'UnbornChild')
          AND (o.parental_responsibility = 'Yes' OR (o.role IN ('Mother', 'Father') AND o.parental_responsibility <> 'No'))
        UNION
        SELECT person_id FROM families_relationship
        WHERE other_id = @personId AND to_on IS NULL AND (parental_responsibility = 'Yes' OR (type = 'Parent' AND COALESCE(parental_responsibility, 'Unknown') <> 'No'))
        """, new { personId }, ct);

    [Allows(Permissions.WritePeople, On = nameof(PersonId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, Audit audit, TimeProvider clock) : PersonPage(audit)
    {
        public Guid Id { get; set; }
        public Guid RowId { get; set; }
        public Guid? ToId { get; set; }
        public TellingSubject? Subject { get; set; }
        public bool? Allowed { get; set; }

        /// <summary>A person's id, or "worker".</summary>
        public string? SaidBy { get; set; }

        public string? Why { get; set; }

        public Answer Stands { get; private set; } = null!;

        public override PersonSight.Seen Seen => Stands.Seen;

        public Task<IActionResult> OnPost(CancellationToken ct) => Save(() => send.Send(new Command(Id, PersonId, ToId, Subject, Allowed, By, Why), ct));

        public Task<IActionResult> OnPostEnd(CancellationToken ct) => Save(() => send.Send(new End(PersonId, RowId), ct));

        /// <summary>Nobody was chosen: the id of nobody, which the command refuses beside whatever else is missing.</summary>
        private Guid? By => SaidBy == "worker" ? null : Guid.TryParse(SaidBy, out var by) ? by : Guid.Empty;

        protected override async Task Load(CancellationToken ct) => Stands = await send.Ask(new Query(PersonId), ct);

        protected override void Fill() => Id = clock.NewId();
    }
}
