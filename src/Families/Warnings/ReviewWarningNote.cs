using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Warnings;

/// <summary>A worker reviews a warning note with a manager: it stays until the next review, or is closed.</summary>
internal static class ReviewWarningNote
{
    [Allows(Permissions.WritePeople, On = nameof(PersonId))]
    internal sealed record Query(Guid PersonId, Guid NoteId) : IQuery<Answer>;

    /// <param name="Note">Null where the person is restricted and no reason was given in this request.</param>
    internal sealed record Answer(PersonSight.Seen Seen, Note? Note, IReadOnlyList<Past> Reviews);

    internal sealed record Note(
        string Type, DateOnly StartOn, DateOnly ReviewOn, DateOnly? EndOn, DateOnly? DisclosedOn, string? DisclosedHow, string? DisclosureDetails, string? Justification,
        string Notes, string Manager, DateOnly DiscussedOn, DateTimeOffset? ClosedAt, int Version);

    internal sealed record Past(DateOnly ReviewedOn, DateOnly? NextReviewOn, string Notes, string Manager);

    /// <param name="ReviewedOn">Today or earlier.</param>
    /// <param name="Open">It stays; null when not chosen.</param>
    /// <param name="Next">The next review, ahead; only where it stays.</param>
    [Allows(Permissions.WritePeople, On = nameof(PersonId))]
    internal sealed record Command(Guid PersonId, Guid NoteId, int Version, DateOnly? ReviewedOn, bool? Open, DateOnly? Next, string? Notes, string? Manager) : ICommand;

    internal sealed class Reader(Db db, PersonSight sight, Audit audit) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var (seen, note) = (await sight.Of(query.PersonId, ct), await Row(db, query.PersonId, query.NoteId, ct));
            audit.Saw(query.PersonId);
            return seen.Shown ? new(seen, note, await db.Query<Past>("""
                SELECT reviewed_on, next_review_on, notes, manager FROM families_warning_review WHERE note_id = @NoteId ORDER BY reviewed_on DESC, id DESC
                """, query, ct)) : new(seen, null, []);
        }
    }

    internal sealed class Handler(Db db, PersonSight sight, ISend send, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            await sight.ToChange(command.PersonId, ct);
            var (note, today) = (await Row(db, command.PersonId, command.NoteId, ct), clock.Today());
            if (note.ClosedAt is not null) throw new Refused(nameof(command.Open), "This note is closed: add a new one");
            var last = await WarningNote.LastReview(send, today, ct);
            new Refusals()
                .If(command.ReviewedOn is null, nameof(command.ReviewedOn), "Enter the day of the review")
                .If(command.ReviewedOn > today, nameof(command.ReviewedOn), "The day of the review must be today or earlier")
                .If(command.ReviewedOn < note.StartOn, nameof(command.ReviewedOn), "The review must not be before the note began")
                .If(command.Open is null, nameof(command.Open), "Choose whether the note stays")
                .If(command is { Open: true, Next: null }, nameof(command.Next), "Enter the day of the next review")
                .If(command is { Open: true, Next: not null } && (command.Next <= today || command.Next > last), nameof(command.Next), $"The next review must lie ahead, on or before {InWords.Day(last)}")
                .Text(command.Notes, nameof(command.Notes), WarningNote.LongestNotes, "Write what the review found")
                .Text(command.Manager, nameof(command.Manager), WarningNote.LongestManager, "Enter the manager with whom it was discussed")
                .Throw();
            var open = command.Open == true;
            await db.ExecuteVersioned("""
                UPDATE families_warning_note SET review_on = COALESCE(@next, review_on), closed_at = @closed, end_on = COALESCE(@ended, end_on), version = version + 1
                WHERE id = @NoteId AND version = @Version
                """, new { command.NoteId, command.Version, next = open ? command.Next : null, closed = open ? (DateTimeOffset?)null : clock.Now(), ended = open ? (DateOnly?)null : today }, ct: ct);
            await db.Execute("""
                INSERT INTO families_warning_review (id, note_id, reviewed_on, next_review_on, notes, manager, recorded_at, recorded_by)
                VALUES (@id, @NoteId, @ReviewedOn, @next, @notes, @manager, @now, @me)
                """, new
            {
                id = clock.NewId(),
                command.NoteId,
                command.ReviewedOn,
                next = open ? command.Next : null,
                notes = command.Notes!.Trim(),
                manager = command.Manager!.Trim(),
                now = clock.Now(),
                me = user.Id,
            }, ct);
            return default;
        }
    }

    private static async Task<Note> Row(Db db, Guid personId, Guid noteId, CancellationToken ct) => await db.Find<Note>("""
        SELECT type, start_on, review_on, end_on, disclosed_on, disclosed_how, disclosure_details, justification, notes, manager, discussed_on, closed_at, version
        FROM families_warning_note WHERE id = @noteId AND person_id = @personId
        """, new { personId, noteId }, ct) ?? throw new NotFound("This warning note");

    [Allows(Permissions.WritePeople, On = nameof(PersonId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, Audit audit) : PersonPage(audit)
    {
        public Guid NoteId { get; set; }
        public int Version { get; set; }
        public DateOnly? ReviewedOn { get; set; }
        public bool? Open { get; set; }
        public DateOnly? Next { get; set; }
        public string? Notes { get; set; }
        public string? Manager { get; set; }

        public Answer Stands { get; private set; } = null!;

        public override PersonSight.Seen Seen => Stands.Seen;

        public Task<IActionResult> OnPost(CancellationToken ct) => Save(() => send.Send(new Command(PersonId, NoteId, Version, ReviewedOn, Open, Next, Notes, Manager), ct));

        protected override async Task Load(CancellationToken ct)
        {
            Stands = await send.Ask(new Query(PersonId, NoteId), ct);
            if (Conflict is null || Stands.Note is not { } now) return;
            ModelState.Remove(nameof(Version));
            Version = now.Version;
        }

        protected override void Fill() => Version = Stands.Note?.Version ?? 0;
    }
}
