using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Contact.Holds;

/// <summary>The operator and a safeguarding lead let contact begin again: one asks with a reason, the other confirms with theirs. Nothing that was refused is sent.</summary>
internal static class ReleaseHold
{
    private const string Why = "a hold is released by two people of two roles, whose families it touches or not";

    [Allows(Permissions.SeeHolds, Unscoped = Why)]
    internal sealed record Query(Guid HoldId) : IQuery<Answer>;

    /// <param name="Asked">Who asked, when and why; null where nobody has.</param>
    /// <param name="Step">What this viewer can do: "ask", "confirm"; null for nothing.</param>
    internal sealed record Answer(Guid HoldId, HoldKind Kind, DateTimeOffset HeldAt, string HeldBy, string? Reason, IReadOnlyList<string> People, string? Asked, string? AskedReason, string? Step, int Version);

    [Allows(Permissions.SeeHolds, Unscoped = Why)]
    internal sealed record Command(Guid HoldId, int Version, string? Reason) : ICommand;

    internal sealed class Reader(Db db, ISend send, CurrentUser user, Audit audit) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var row = await Row.Of(query.HoldId, db, ct);
            var ids = await db.Query<Guid>("SELECT person_id FROM contact_hold_person WHERE hold_id = @HoldId", query, ct);
            var people = await send.Ask(new GetPeople(ids), ct);
            var staff = (await send.Ask(new GetStaff([.. new[] { row.HeldBy, row.AskedBy }.OfType<Guid>().Distinct()]), ct)).ToDictionary(w => w.Id, w => w.Name);
            string Name(Guid? id) => id is { } known ? staff.GetValueOrDefault(known, "A worker") : "The service";
            audit.Saw(people.Where(p => p.Masking != Masking.Hidden).Select(p => p.Id));
            return new(row.Id, row.Kind, row.HeldAt, Name(row.HeldBy), user.May(Permissions.ReleaseAsLead) ? row.Reason : null, [.. people.Select(p => p.Name)],
                row.AskedBy is null ? null : $"{Name(row.AskedBy)}, as {ReleaseAs.InWords(row.AskedAs!)}", row.AskedReason, row.StepOf(user), row.Version);
        }
    }

    internal sealed class Handler(Db db, IOutbox outbox, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var row = await Row.Of(command.HoldId, db, ct);
            new Refusals().Text(command.Reason, nameof(command.Reason), 500, "Say why contact may begin again", least: 5).Throw();
            var step = row.StepOf(user) ?? throw new Refused("", row.AskedBy == user.Id ? "Somebody else confirms this: you asked for it" : "This waits for somebody of the other role");
            var (now, reason) = (clock.Now(), command.Reason!.Trim());
            if (step == "ask")
            {
                await db.ExecuteVersioned("""
                    UPDATE contact_hold SET asked_by = @me, asked_as = @role, asked_at = @now, asked_reason = @reason, version = version + 1
                    WHERE id = @HoldId AND released_at IS NULL AND version = @Version
                    """, new { command.HoldId, command.Version, me = user.Id, role = ReleaseAs.First(user), now, reason }, ct: ct);
                return default;
            }
            await db.ExecuteVersioned("""
                UPDATE contact_hold SET released_by = @me, released_at = @now, release_reason = @reason, version = version + 1
                WHERE id = @HoldId AND released_at IS NULL AND version = @Version
                """, new { command.HoldId, command.Version, me = user.Id, now, reason }, ct: ct);
            var people = await db.Query<Guid>("SELECT person_id FROM contact_hold_person WHERE hold_id = @HoldId", new { command.HoldId }, ct);
            await outbox.Add(new ContactReleased(command.HoldId, people, row.Kind, clock.Today()), ct);
            return default;
        }
    }

    private sealed record Row(Guid Id, HoldKind Kind, DateTimeOffset HeldAt, Guid? HeldBy, string? Reason, Guid? AskedBy, string? AskedAs, string? AskedReason, int Version)
    {
        internal static async Task<Row> Of(Guid holdId, Db db, CancellationToken ct) => await db.Find<Row>("""
            SELECT id, kind, held_at, held_by, reason, asked_by, asked_as, asked_reason, version
            FROM contact_hold WHERE id = @holdId AND kind <> 'Pregnancy' AND released_at IS NULL
            """, new { holdId }, ct) ?? throw new NotFound("This hold");

        internal string? StepOf(CurrentUser user) =>
            AskedBy is null ? ReleaseAs.First(user) is null ? null : "ask"
            : AskedBy != user.Id && ReleaseAs.Other(AskedAs!, user) is not null ? "confirm" : null;
    }

    [Allows(Permissions.SeeHolds, Unscoped = Why)]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid HoldId { get; set; }
        public int Version { get; set; }
        public string? Reason { get; set; }

        public Answer Stands { get; private set; } = null!;

        public Task OnGet(CancellationToken ct) => Show(ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(HoldId, Version, Reason), ct);
            return Redirect("/contact/holds");
        });

        protected override async Task Show(CancellationToken ct) => Stands = await send.Ask(new Query(HoldId), ct);
    }
}
