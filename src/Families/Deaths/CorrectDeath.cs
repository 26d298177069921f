using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Deaths;

/// <summary>A worker says that a death was recorded by mistake: the person is back, nothing is restored by itself, and contact stays held until a person releases it.</summary>
internal static class CorrectDeath
{
    [Allows(Permissions.WritePeople, On = nameof(PersonId))]
    internal sealed record Query(Guid PersonId) : IQuery<Answer>;

    internal sealed record Answer(string Name, int Version, bool Recorded);

    [Allows(Permissions.WritePeople, On = nameof(PersonId))]
    internal sealed record Command(Guid PersonId, int Version, string? Reason) : ICommand;

    internal sealed class Reader(Db db, ISend send, Audit audit) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var person = (await send.Ask(new GetPeople([query.PersonId]), ct)).SingleOrDefault() ?? throw new NotFound("This person");
            var row = await Deceased.Of(db, query.PersonId, ct);
            audit.Saw(query.PersonId);
            return new(person.Name, row.Version, row.DeceasedOn is not null);
        }
    }

    internal sealed class Handler(Db db, IOutbox outbox, Audit audit, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            new Refusals().Text(command.Reason, nameof(command.Reason), 500, "Say how you know that it is a mistake", least: 5).Throw();
            if ((await Deceased.Of(db, command.PersonId, ct)).DeceasedOn is null) throw new Conflict("No death is recorded for this person any more.");
            await db.ExecuteVersioned("UPDATE families_person SET deceased_on = NULL, version = version + 1 WHERE id = @PersonId AND version = @Version", command, ct: ct);
            await db.Execute("""
                UPDATE families_death SET corrected_at = @now, corrected_by = @me, correction = @reason WHERE person_id = @PersonId AND corrected_at IS NULL
                """, new { command.PersonId, now = clock.Now(), me = user.Id, reason = command.Reason!.Trim() }, ct);
            await outbox.Add(new PersonDeathCorrected(command.PersonId), ct);
            audit.Reason = command.Reason.Trim();
            return default;
        }
    }

    [Allows(Permissions.WritePeople, On = nameof(PersonId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid PersonId { get; set; }
        public int Version { get; set; }
        public string? Reason { get; set; }

        public Answer Stands { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct)
        {
            await Show(ct);
            Version = Stands.Version;
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(PersonId, Version, Reason), ct);
            return Redirect($"/person/{PersonId}");
        });

        protected override async Task Show(CancellationToken ct)
        {
            Stands = await send.Ask(new Query(PersonId), ct);
            if (Conflict is null) return;
            ModelState.Remove(nameof(Version));
            Version = Stands.Version;
        }
    }
}
