using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.ContactPoints;

/// <summary>A worker corrects a way to reach somebody, says that it was checked today, or ends it.</summary>
internal static class EditContactPoint
{
    [Allows(Permissions.WritePeople, On = nameof(PersonId))]
    internal sealed record Query(Guid PersonId, Guid PointId) : IQuery<Answer>;

    /// <param name="Point">Null where the person is restricted and no reason was given in this request.</param>
    internal sealed record Answer(PersonSight.Seen Seen, ContactPoint.Kept? Point);

    [Allows(Permissions.WritePeople, On = nameof(PersonId))]
    internal sealed record Command(
        Guid PersonId, Guid PointId, int Version, string? Kind, string? Value, string? SharedWith, string? Safe, string? SafeTimes, string? Note) : ICommand;

    /// <summary>It was right today. One press, so nothing else of it changes; what could not be delivered may be tried again.</summary>
    [Allows(Permissions.WritePeople, On = nameof(PersonId))]
    internal sealed record CheckedToday(Guid PersonId, Guid PointId) : ICommand;

    [Allows(Permissions.WritePeople, On = nameof(PersonId))]
    internal sealed record End(Guid PersonId, Guid PointId) : ICommand;

    internal sealed class Reader(Db db, PersonSight sight, Audit audit) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var (seen, point) = (await sight.Of(query.PersonId, ct), await Row(db, query.PersonId, query.PointId, ct));
            audit.Saw(query.PersonId);
            return new(seen, seen.Shown ? point : null);
        }
    }

    internal sealed class Handler(Db db, PersonSight sight, PersonHistory history, TimeProvider clock) : ICommandHandler<Command>, ICommandHandler<CheckedToday>, ICommandHandler<End>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            await sight.ToChange(command.PersonId, ct);
            var stands = await Row(db, command.PersonId, command.PointId, ct);
            var refusals = new Refusals();
            ContactPoint.Check(new(command.Kind, command.Value, command.SharedWith, command.Safe, command.SafeTimes, command.Note), nameof(command.Value), refusals);
            refusals.Throw();
            var becomes = stands with
            {
                Kind = command.Kind!,
                AsTyped = command.Value!.Trim(),
                SharedWith = InWords.Typed(command.SharedWith),
                SafeToLeaveMessage = command.Safe!,
                SafeTimes = InWords.Typed(command.SafeTimes),
                Note = InWords.Typed(command.Note),
            };
            var renewed = becomes.AsTyped != stands.AsTyped;
            await db.ExecuteVersioned("""
                UPDATE families_contact_point SET kind = @Kind, as_typed = @AsTyped, e164 = @e164, shared_with = @SharedWith, safe_to_leave_message = @SafeToLeaveMessage,
                    safe_times = @SafeTimes, note = @Note, checked_on = @today, undeliverable_on = CASE WHEN @renewed = 1 THEN NULL ELSE undeliverable_on END, version = version + 1
                WHERE id = @PointId AND version = @Version
                """, new
            {
                command.PointId,
                command.Version,
                becomes.Kind,
                becomes.AsTyped,
                e164 = ContactPoint.E164(becomes.Kind, becomes.AsTyped),
                becomes.SharedWith,
                becomes.SafeToLeaveMessage,
                becomes.SafeTimes,
                becomes.Note,
                today = clock.Today(),
                renewed,
            }, conflict: () => Task.FromResult(Changes.Conflict(Differences(stands, becomes))), ct: ct);
            await history.Keep(command.PersonId, Differences(stands, becomes), ct);
            return default;
        }

        public async Task<Done> Handle(CheckedToday command, CancellationToken ct)
        {
            await sight.ToChange(command.PersonId, ct);
            await Row(db, command.PersonId, command.PointId, ct);
            await db.Execute("UPDATE families_contact_point SET checked_on = @today, undeliverable_on = NULL, version = version + 1 WHERE id = @PointId", new { command.PointId, today = clock.Today() }, ct);
            return default;
        }

        public async Task<Done> Handle(End command, CancellationToken ct)
        {
            await sight.ToChange(command.PersonId, ct);
            var stands = await Row(db, command.PersonId, command.PointId, ct);
            await db.Execute("UPDATE families_contact_point SET to_on = @today, version = version + 1 WHERE id = @PointId", new { command.PointId, today = clock.Today() }, ct);
            await history.Keep(command.PersonId, [new("Ways to reach them", Says(stands), null)], ct);
            return default;
        }

        private static IEnumerable<PersonHistory.Change> Differences(ContactPoint.Kept before, ContactPoint.Kept after) =>
        [
            new("Ways to reach them", Says(before), Says(after)),
            new("Shared with", before.SharedWith, after.SharedWith),
            new("Safe to leave a message", Codes.YesNoUnknown.GetValueOrDefault(before.SafeToLeaveMessage), Codes.YesNoUnknown.GetValueOrDefault(after.SafeToLeaveMessage)),
            new("Safe times", before.SafeTimes, after.SafeTimes),
            new("Note on how to reach them", before.Note, after.Note),
        ];

        private static string Says(ContactPoint.Kept point) => $"{ContactPoint.Kinds.GetValueOrDefault(point.Kind, point.Kind)}: {point.AsTyped}";
    }

    private static async Task<ContactPoint.Kept> Row(Db db, Guid personId, Guid pointId, CancellationToken ct) => await db.Find<ContactPoint.Kept>("""
        SELECT id, kind, as_typed, shared_with, safe_to_leave_message, safe_times, note, checked_on, from_on, to_on, undeliverable_on, version
        FROM families_contact_point WHERE id = @pointId AND person_id = @personId AND to_on IS NULL
        """, new { personId, pointId }, ct) ?? throw new NotFound("This way to reach them");

    [Allows(Permissions.WritePeople, On = nameof(PersonId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, Audit audit) : PersonPage(audit)
    {
        public Guid PointId { get; set; }
        public int Version { get; set; }
        public string? Kind { get; set; }
        public string? Value { get; set; }
        public string? SharedWith { get; set; }
        public string? Safe { get; set; }
        public string? SafeTimes { get; set; }
        public string? Note { get; set; }

        public Answer Stands { get; private set; } = null!;

        public override PersonSight.Seen Seen => Stands.Seen;

        public Task<IActionResult> OnPost(CancellationToken ct) => Save(() => send.Send(new Command(PersonId, PointId, Version, Kind, Value, SharedWith, Safe, SafeTimes, Note), ct));

        public Task<IActionResult> OnPostChecked(CancellationToken ct) => Save(() => send.Send(new CheckedToday(PersonId, PointId), ct));

        public Task<IActionResult> OnPostEnd(CancellationToken ct) => Save(() => send.Send(new End(PersonId, PointId), ct));

        protected override async Task Load(CancellationToken ct)
        {
            Stands = await send.Ask(new Query(PersonId, PointId), ct);
            if (Conflict is null || Stands.Point is not { } now) return;
            ModelState.Remove(nameof(Version));
            Version = now.Version;
        }

        protected override void Fill()
        {
            if (Stands.Point is not { } now) return;
            (Version, Kind, Value, SharedWith, Safe, SafeTimes, Note) = (now.Version, now.Kind, now.AsTyped, now.SharedWith, now.SafeToLeaveMessage, now.SafeTimes, now.Note);
        }
    }
}
