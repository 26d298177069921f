using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.People;

/// <summary>A worker notes at which school or nursery a child is, and when they left: one at a time, each with its days and who said so.</summary>
internal static partial class RecordSchool
{
    [Allows(Permissions.WritePeople, On = nameof(PersonId))]
    internal sealed record Query(Guid PersonId) : IQuery<Answer>;

    internal sealed record Answer(PersonSight.Seen Seen, IReadOnlyList<School> Schools);

    internal sealed record School(Guid Id, string? Urn, string? Name, DateOnly FromOn, DateOnly? ToOn, string Source);

    /// <param name="Urn">The school's reference number, six digits; a nursery may have a name alone.</param>
    /// <param name="From">Null for today. The school before ends on this day.</param>
    [Allows(Permissions.WritePeople, On = nameof(PersonId))]
    internal sealed record Command(Guid Id, Guid PersonId, string? Urn, string? Name, DateOnly? From, string? Source) : ICommand<Guid>;

    /// <summary>The child left, and goes to none that we know of.</summary>
    [Allows(Permissions.WritePeople, On = nameof(PersonId))]
    internal sealed record Leave(Guid PersonId, Guid SchoolId) : ICommand;

    internal sealed class Reader(Db db, PersonSight sight, Audit audit) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var seen = await sight.Of(query.PersonId, ct);
            audit.Saw(query.PersonId);
            return new(seen, seen.Shown ? await db.Query<School>("""
                SELECT id, urn, name, from_on, to_on, source FROM families_school WHERE person_id = @PersonId ORDER BY from_on DESC, id DESC
                """, query, ct) : []);
        }
    }

    internal sealed class Handler(Db db, PersonSight sight, PersonHistory history, TimeProvider clock) : ICommandHandler<Command, Guid>, ICommandHandler<Leave>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            await sight.ToChange(command.PersonId, ct);
            var (today, urn, name) = (clock.Today(), InWords.Typed(command.Urn), InWords.Typed(command.Name));
            var from = command.From ?? today;
            var now = await Current(command.PersonId, ct);
            new Refusals()
                .If(urn is null && name is null, nameof(command.Name), "Enter the name of the school or nursery, or its reference number")
                .If(urn is not null && !SixDigits().IsMatch(urn), nameof(command.Urn), "Enter the school's reference number: six digits")
                .Text(name, nameof(command.Name), 150)
                .Text(command.Source, nameof(command.Source), 100, "Enter who said so")
                .If(from > today, nameof(command.From), "The first day must be today or earlier")
                .If(now is not null && from < now.FromOn, nameof(command.From), $"The first day must not be before {InWords.Day(now?.FromOn)}, when the one before began")
                .Throw();
            await db.Execute("UPDATE families_school SET to_on = @from WHERE person_id = @PersonId AND to_on IS NULL", new { command.PersonId, from }, ct);
            await db.Execute("""
                INSERT INTO families_school (id, person_id, urn, name, from_on, source) VALUES (@Id, @PersonId, @urn, @name, @from, @source)
                """, new { command.Id, command.PersonId, urn, name, from, source = command.Source!.Trim() }, ct);
            await history.Keep(command.PersonId, [new("School or nursery", Says(now), Says(urn, name))], ct);
            return command.Id;
        }

        public async Task<Done> Handle(Leave command, CancellationToken ct)
        {
            await sight.ToChange(command.PersonId, ct);
            var now = await Current(command.PersonId, ct);
            if (now?.Id != command.SchoolId) throw new NotFound("This school");
            await db.Execute("UPDATE families_school SET to_on = @today WHERE id = @SchoolId", new { command.SchoolId, today = clock.Today() }, ct);
            await history.Keep(command.PersonId, [new("School or nursery", Says(now), null)], ct);
            return default;
        }

        private Task<School?> Current(Guid personId, CancellationToken ct) => db.Find<School>("""
            SELECT id, urn, name, from_on, to_on, source FROM families_school WHERE person_id = @personId AND to_on IS NULL
            """, new { personId }, ct);

        private static string? Says(School? school) => school is null ? null : Says(school.Urn, school.Name);

        private static string Says(string? urn, string? name) => string.Join(", ", new[] { name, urn }.OfType<string>());
    }

    [GeneratedRegex("^[0-9]{6}$", RegexOptions.CultureInvariant, 100)]
    private static partial Regex SixDigits();

    [Allows(Permissions.WritePeople, On = nameof(PersonId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, Audit audit, TimeProvider clock) : PersonPage(audit)
    {
        public Guid Id { get; set; }
        public Guid SchoolId { get; set; }
        public string? Urn { get; set; }
        public string? Name { get; set; }
        public DateOnly? From { get; set; }
        public string? Source { get; set; }

        public Answer Stands { get; private set; } = null!;

        public override PersonSight.Seen Seen => Stands.Seen;

        public Task<IActionResult> OnPost(CancellationToken ct) => Save(() => send.Send(new Command(Id, PersonId, Urn, Name, From, Source), ct));

        public Task<IActionResult> OnPostLeave(CancellationToken ct) => Save(() => send.Send(new Leave(PersonId, SchoolId), ct));

        protected override async Task Load(CancellationToken ct) => Stands = await send.Ask(new Query(PersonId), ct);

        protected override void Fill() => Id = clock.NewId();
    }
}
