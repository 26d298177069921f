using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.ContactPoints;

/// <summary>A worker notes another way to reach somebody, and whether it is safe.</summary>
internal static class AddContactPoint
{
    [Allows(Permissions.WritePeople, On = nameof(PersonId))]
    internal sealed record Query(Guid PersonId) : IQuery<PersonSight.Seen>;

    [Allows(Permissions.WritePeople, On = nameof(PersonId))]
    internal sealed record Command(Guid Id, Guid PersonId, string? Kind, string? Value, string? SharedWith, string? Safe, string? SafeTimes, string? Note) : ICommand<Guid>;

    internal sealed class Reader(PersonSight sight, Audit audit) : IQueryHandler<Query, PersonSight.Seen>
    {
        public async Task<PersonSight.Seen> Handle(Query query, CancellationToken ct)
        {
            var seen = await sight.Of(query.PersonId, ct);
            audit.Saw(query.PersonId);
            return seen;
        }
    }

    internal sealed class Handler(Db db, PersonSight sight, PersonHistory history, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            await sight.ToChange(command.PersonId, ct);
            var refusals = new Refusals();
            ContactPoint.Check(new(command.Kind, command.Value, command.SharedWith, command.Safe, command.SafeTimes, command.Note), nameof(command.Value), refusals);
            refusals.Throw();
            await db.Execute("""
                INSERT INTO families_contact_point (id, person_id, kind, as_typed, e164, shared_with, safe_to_leave_message, safe_times, note, checked_on, from_on, version)
                VALUES (@Id, @PersonId, @Kind, @value, @e164, @sharedWith, @Safe, @safeTimes, @note, @today, @today, 1)
                """, new
            {
                command.Id,
                command.PersonId,
                command.Kind,
                value = command.Value!.Trim(),
                e164 = ContactPoint.E164(command.Kind!, command.Value),
                sharedWith = InWords.Typed(command.SharedWith),
                command.Safe,
                safeTimes = InWords.Typed(command.SafeTimes),
                note = InWords.Typed(command.Note),
                today = clock.Today(),
            }, ct);
            await history.Keep(command.PersonId, [new("Ways to reach them", null, $"{ContactPoint.Kinds[command.Kind!]}: {command.Value.Trim()}")], ct);
            return command.Id;
        }
    }

    [Allows(Permissions.WritePeople, On = nameof(PersonId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, Audit audit, TimeProvider clock) : PersonPage(audit)
    {
        private PersonSight.Seen _seen = null!;

        public Guid Id { get; set; }
        public string? Kind { get; set; }
        public string? Value { get; set; }
        public string? SharedWith { get; set; }
        public string? Safe { get; set; }
        public string? SafeTimes { get; set; }
        public string? Note { get; set; }

        /// <summary>The page of this service that led here; null for the person's own.</summary>
        public string? Back { get; set; }

        /// <summary>Where to go on to: only within this service.</summary>
        internal string Then => Url.IsLocalUrl(Back) ? Back! : $"/person/{PersonId}";

        public override PersonSight.Seen Seen => _seen;

        public Task<IActionResult> OnPost(CancellationToken ct) => Save(() => send.Send(new Command(Id, PersonId, Kind, Value, SharedWith, Safe, SafeTimes, Note), ct), Then);

        protected override async Task Load(CancellationToken ct) => _seen = await send.Ask(new Query(PersonId), ct);

        protected override void Fill() => Id = clock.NewId();
    }
}
