using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Contact.Holds;

/// <summary>A midwife who works with the family lets contact begin again after a hold about a pregnancy. Nothing that was refused is sent.</summary>
internal static class ReleasePregnancyHold
{
    [Allows(Permissions.ReleasePregnancy, On = nameof(PersonId))]
    internal sealed record Query(Guid PersonId, Guid HoldId) : IQuery<Answer>;

    /// <param name="First">What is to be done before; it is released when nothing is.</param>
    internal sealed record Answer(Guid HoldId, string Name, DateTimeOffset HeldAt, IReadOnlyList<GatherBeforeRelease.Part> First, int Version);

    [Allows(Permissions.ReleasePregnancy, On = nameof(PersonId))]
    internal sealed record Command(Guid PersonId, Guid HoldId, int Version, string? Reason) : ICommand;

    internal sealed class Reader(Db db, ISend send, Audit audit) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var row = await Row.Of(query.HoldId, query.PersonId, db, ct);
            var name = await send.Ask(new GetPeople([query.PersonId]), ct) is [var person] ? person.Name : throw new NotFound("This person");
            var first = await send.Ask(new GatherBeforeRelease(query.PersonId, row.Id, row.PregnancyId), ct);
            audit.Saw(query.PersonId);
            return new(row.Id, name, row.HeldAt, first, row.Version);
        }
    }

    internal sealed class Handler(Db db, ISend send, IOutbox outbox, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var row = await Row.Of(command.HoldId, command.PersonId, db, ct);
            if (await send.Ask(new GatherBeforeRelease(command.PersonId, row.Id, row.PregnancyId), ct) is [var first, ..]) throw new Refused("", first.Says);
            new Refusals().Text(command.Reason, nameof(command.Reason), 500, "Say why contact may begin again", least: 5).Throw();
            await db.ExecuteVersioned("""
                UPDATE contact_hold SET released_by = @me, released_at = @now, release_reason = @reason, version = version + 1
                WHERE id = @HoldId AND released_at IS NULL AND version = @Version
                """, new { command.HoldId, command.Version, me = user.Id, now = clock.Now(), reason = command.Reason!.Trim() }, ct: ct);
            var people = await db.Query<Guid>("SELECT person_id FROM contact_hold_person WHERE hold_id = @HoldId", new { command.HoldId }, ct);
            await outbox.Add(new ContactReleased(command.HoldId, people, HoldKind.Pregnancy, clock.Today()), ct);
            return default;
        }
    }

    private sealed record Row(Guid Id, Guid? PregnancyId, DateTimeOffset HeldAt, int Version)
    {
        internal static async Task<Row> Of(Guid holdId, Guid personId, Db db, CancellationToken ct) => await db.Find<Row>("""
            SELECT h.id, h.pregnancy_id, h.held_at, h.version FROM contact_hold h JOIN contact_hold_person p ON p.hold_id = h.id
            WHERE h.id = @holdId AND p.person_id = @personId AND h.kind = 'Pregnancy' AND h.released_at IS NULL
            """, new { holdId, personId }, ct) ?? throw new NotFound("This hold");
    }

    [Allows(Permissions.ReleasePregnancy, On = nameof(PersonId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid PersonId { get; set; }
        public Guid HoldId { get; set; }
        public int Version { get; set; }
        public string? Reason { get; set; }

        public Answer Stands { get; private set; } = null!;

        public Task OnGet(CancellationToken ct) => Show(ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(PersonId, HoldId, Version, Reason), ct);
            return Redirect($"/person/{PersonId}");
        });

        protected override async Task Show(CancellationToken ct) => Stands = await send.Ask(new Query(PersonId, HoldId), ct);
    }
}
