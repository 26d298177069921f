using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Matching;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Deaths;

/// <summary>A worker records that somebody died: contact is held before anything else is written, then all that was planned for them stops.</summary>
internal static class RecordDeath
{
    [Allows(Permissions.WritePeople, On = nameof(PersonId))]
    internal sealed record Query(Guid PersonId) : IQuery<Answer>;

    /// <param name="WouldStop">What each module says that it would stop.</param>
    /// <param name="Recorded">It was recorded already.</param>
    internal sealed record Answer(string Name, int Version, bool Recorded, IReadOnlyList<string> WouldStop);

    /// <param name="Id">Of the death, and of the contact hold: a repeat does nothing twice.</param>
    /// <param name="On">Null with <paramref name="DateNotKnown"/>.</param>
    /// <param name="ToldBy">Who told, in the worker's words.</param>
    [Allows(Permissions.WritePeople, On = nameof(PersonId))]
    internal sealed record Command(Guid Id, Guid PersonId, int Version, DateOnly? On, bool DateNotKnown, string? ToldBy) : ICommand<Guid>;

    internal sealed class Reader(Db db, ISend send, Audit audit) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var person = (await send.Ask(new GetPeople([query.PersonId]), ct)).SingleOrDefault() ?? throw new NotFound("This person");
            var stops = await send.Ask(new GatherWouldStop(query.PersonId), ct);
            var row = await Deceased.Of(db, query.PersonId, ct);
            audit.Saw(query.PersonId);
            return new(person.Name, row.Version, row.DeceasedOn is not null, [.. stops.Select(s => s.Says)]);
        }
    }

    internal sealed class Handler(Db db, Aliases aliases, ISend send, IOutbox outbox, CurrentUser user, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var (person, today) = (await Deceased.Of(db, command.PersonId, ct), clock.Today());
            Check(command, person, today);
            var on = command.On ?? today;

            // Before anything is written, and kept by itself: whatever fails after it, nobody is written to.
            await send.Send(new HoldContact(command.Id, await Held(person, on, ct), HoldKind.Death), ct);

            await db.ExecuteVersioned("UPDATE families_person SET deceased_on = @on, version = version + 1 WHERE id = @PersonId AND version = @Version",
                new { command.PersonId, command.Version, on }, "Somebody else has changed this person. Contact is held. Look at what stands now, then record it again.", ct: ct);
            await db.Execute("""
                INSERT INTO families_death (id, person_id, died_on, date_known, told_by, recorded_at, recorded_by)
                VALUES (@Id, @PersonId, @on, @known, @toldBy, @now, @me)
                """, new { command.Id, command.PersonId, on, known = command.On is not null, toldBy = command.ToldBy!.Trim(), now = clock.Now(), me = user.Id }, ct);
            await outbox.Add(new PersonDied(command.PersonId, on), ct);
            return command.Id;
        }

        private static void Check(Command command, Deceased person, DateOnly today)
        {
            if (person.DeceasedOn is not null) throw new Conflict("This death was recorded already. Nothing needs to be done.");
            new Refusals()
                .If(person.IsUnborn, "", "This baby is not born in this record. Tell the midwife: a loss is recorded there")
                .If(command.On is null && !command.DateNotKnown, nameof(command.On), "Enter the day, or say that it is not known")
                .If(command.On is not null && command.DateNotKnown, nameof(command.On), "Enter the day, or say that it is not known: not both")
                .If(command.On > today, nameof(command.On), "The day must be today or earlier")
                .If(command.On <= today && !person.BirthMonthOnly && command.On < person.DateOfBirth, nameof(command.On), "The day must not be before the day of birth")
                .Text(command.ToldBy, nameof(command.ToldBy), 200, "Say who told you", least: 2)
                .Throw();
        }

        /// <summary>Of a child under one year the contact of both parents and of whoever cares for it is held too: nothing about the baby reaches them.</summary>
        private async Task<IReadOnlyList<Guid>> Held(Deceased person, DateOnly on, CancellationToken ct)
        {
            if (person.DateOfBirth is not { } born || Age.Months(born, on) >= 12) return [person.Id];
            var parents = await db.Query<Guid>("""
                SELECT DISTINCT p.person_id FROM families_member b JOIN families_member p ON p.household_id = b.household_id AND p.person_id <> b.person_id
                WHERE b.person_id IN @ids AND p.person_id NOT IN @ids AND (p.role IN ('Mother', 'Father', 'Carer') OR p.parental_responsibility = 'Yes')
                  AND (b.left_code IS NULL OR b.left_code <> 'Mistake') AND (p.left_code IS NULL OR p.left_code <> 'Mistake')
                ORDER BY p.person_id
                """, new { ids = await aliases.AllOf(person.Id, ct) }, ct);
            return [person.Id, .. parents];
        }
    }

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/families/people/{PersonId}/death", async (Guid personId, Command command, ISend send, CancellationToken ct) =>
            Results.Created($"/api/families/deaths/{await send.Send(command with { PersonId = personId }, ct)}", null));

    [Allows(Permissions.WritePeople, On = nameof(PersonId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, TimeProvider clock) : FormPage
    {
        public Guid Id { get; set; }
        public Guid PersonId { get; set; }
        public int Version { get; set; }
        public DateOnly? On { get; set; }
        public bool DateNotKnown { get; set; }
        public string? ToldBy { get; set; }

        public Answer Stands { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct)
        {
            await Show(ct);
            (Id, Version) = (clock.NewId(), Stands.Version);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(Id, PersonId, Version, On, DateNotKnown, ToldBy), ct);
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
