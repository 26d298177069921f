using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Relations;

/// <summary>A worker notes that a young person under 16 was found competent to decide (Gillick), by whom and when, or that this no longer holds.</summary>
internal static class RecordCompetence
{
    [Allows(Permissions.WritePeople, On = nameof(PersonId))]
    internal sealed record Query(Guid PersonId) : IQuery<Answer>;

    internal sealed record Answer(PersonSight.Seen Seen, Found? Stands);

    internal sealed record Found(Guid Id, DateOnly FoundOn, string FoundBy, string Reason);

    [Allows(Permissions.WritePeople, On = nameof(PersonId))]
    internal sealed record Command(Guid Id, Guid PersonId, DateOnly? FoundOn, string? FoundBy, string? Why) : ICommand<Guid>;

    [Allows(Permissions.WritePeople, On = nameof(PersonId))]
    internal sealed record End(Guid PersonId) : ICommand;

    internal sealed class Reader(Db db, PersonSight sight, Audit audit) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var seen = await sight.Of(query.PersonId, ct);
            audit.Saw(query.PersonId);
            return new(seen, seen.Shown ? await Standing(db, query.PersonId, ct) : null);
        }
    }

    internal sealed class Handler(Db db, PersonSight sight, PersonHistory history, CurrentUser user, TimeProvider clock) : ICommandHandler<Command, Guid>, ICommandHandler<End>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            await sight.ToChange(command.PersonId, ct);
            var today = clock.Today();
            var person = await db.Find<Person>("SELECT date_of_birth, is_unborn FROM families_person WHERE id = @PersonId", new { command.PersonId }, ct) ?? throw new NotFound("This person");
            var grown = person.DateOfBirth is { } born && Age.Years(born, today) >= WhoMayBeTold.Decides;
            new Refusals()
                .If(person.IsUnborn || grown, "", person.IsUnborn ? "An unborn child decides nothing yet" : "From 16 on a young person is presumed to decide: there is nothing to record")
                .If(command.FoundOn is null, nameof(command.FoundOn), "Enter the day it was found")
                .If(command.FoundOn > today, nameof(command.FoundOn), "The day it was found must be today or earlier")
                .Text(command.FoundBy, nameof(command.FoundBy), 100, "Enter who found it, and their profession")
                .Text(command.Why, nameof(command.Why), 500, "Write on what it stands", least: 5)
                .Throw();
            await db.Execute("UPDATE families_competence SET to_on = @today WHERE person_id = @PersonId AND to_on IS NULL", new { command.PersonId, today }, ct);
            await db.Execute("""
                INSERT INTO families_competence (id, person_id, found_on, found_by, reason, recorded_at, recorded_by) VALUES (@Id, @PersonId, @FoundOn, @by, @why, @now, @me)
                """, new { command.Id, command.PersonId, command.FoundOn, by = command.FoundBy!.Trim(), why = command.Why!.Trim(), now = clock.Now(), me = user.Id }, ct);
            await history.Keep(command.PersonId, [new("Competent to decide (Gillick)", "No", "Yes")], ct);
            return command.Id;
        }

        public async Task<Done> Handle(End command, CancellationToken ct)
        {
            await sight.ToChange(command.PersonId, ct);
            if (await db.Execute("UPDATE families_competence SET to_on = @today WHERE person_id = @PersonId AND to_on IS NULL", new { command.PersonId, today = clock.Today() }, ct) == 0)
                throw new NotFound("This");
            await history.Keep(command.PersonId, [new("Competent to decide (Gillick)", "Yes", "No")], ct);
            return default;
        }

        private sealed record Person(DateOnly? DateOfBirth, bool IsUnborn);
    }

    private static Task<Found?> Standing(Db db, Guid personId, CancellationToken ct) => db.Find<Found>("""
        SELECT id, found_on, found_by, reason FROM families_competence WHERE person_id = @personId AND to_on IS NULL
        """, new { personId }, ct);

    [Allows(Permissions.WritePeople, On = nameof(PersonId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, Audit audit, TimeProvider clock) : PersonPage(audit)
    {
        public Guid Id { get; set; }
        public DateOnly? FoundOn { get; set; }
        public string? FoundBy { get; set; }
        public string? Why { get; set; }

        public Answer Stands { get; private set; } = null!;

        public override PersonSight.Seen Seen => Stands.Seen;

        public Task<IActionResult> OnPost(CancellationToken ct) => Save(() => send.Send(new Command(Id, PersonId, FoundOn, FoundBy, Why), ct));

        public Task<IActionResult> OnPostEnd(CancellationToken ct) => Save(() => send.Send(new End(PersonId), ct));

        protected override async Task Load(CancellationToken ct) => Stands = await send.Ask(new Query(PersonId), ct);

        protected override void Fill() => Id = clock.NewId();
    }
}
