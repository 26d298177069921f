using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.People;

/// <summary>Data quality corrects an NHS number that was set aside, or drops it and says why; the person is kept either way.</summary>
internal static class CorrectNumber
{
    [Allows(Permissions.CorrectNumbers, On = nameof(PersonId))]
    internal sealed record Query(Guid PersonId, Guid NumberId) : IQuery<Answer>;

    /// <param name="AsGiven">Null where the person is restricted and no reason was given in this request.</param>
    /// <param name="Keeps">The number that the person has meanwhile.</param>
    internal sealed record Answer(PersonSight.Seen Seen, int Version, string? AsGiven, string? Keeps);

    internal enum What { Correct, Drop }

    /// <param name="Why">Why it is dropped, 5 to 500 characters.</param>
    [Allows(Permissions.CorrectNumbers, On = nameof(PersonId))]
    internal sealed record Command(Guid PersonId, Guid NumberId, int Version, What? Do, string? NhsNumber, string? Why) : ICommand;

    internal sealed class Reader(Db db, PersonSight sight, Audit audit) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var row = await Row(db, query.PersonId, query.NumberId, ct);
            var seen = await sight.Of(query.PersonId, ct);
            audit.Saw(query.PersonId);
            return seen.Shown ? new(seen, row.Version, row.AsGiven, row.NhsNumber is { } number ? People.NhsNumber.Show(number) : null) : new(seen, row.Version, null, null);
        }
    }

    internal sealed class Handler(Db db, PersonSight sight, PersonHistory history, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            await sight.ToChange(command.PersonId, ct);
            var row = await Row(db, command.PersonId, command.NumberId, ct);
            var refusals = new Refusals().If(command.Do is not { } way || !Enum.IsDefined(way), nameof(command.Do), "Choose whether to correct it or to drop it");
            if (command.Do == What.Correct) refusals.If(People.NhsNumber.Read(command.NhsNumber) is null, nameof(command.NhsNumber), "Enter a number of 10 digits that passes its check, like 999 000 0018");
            if (command.Do == What.Drop) refusals.Text(command.Why, nameof(command.Why), 500, "Say why it is dropped", least: 5);
            refusals.Throw();

            if (command.Do == What.Correct)
            {
                // Typed by a person, so it is not traced; the same number as before keeps what a trace said.
                var number = People.NhsNumber.Read(command.NhsNumber)!;
                var status = number == row.NhsNumber ? row.NhsStatus : People.NhsNumber.NotTraced;
                await db.ExecuteVersioned("""
                    UPDATE families_person SET nhs_number = @number, nhs_status = @status, no_nhs_number_reason = NULL, version = version + 1 WHERE id = @PersonId AND version = @Version
                    """, new { command.PersonId, command.Version, number, status }, ct: ct);
                await history.Keep(command.PersonId, [new("NHS number", row.NhsNumber is { } before ? People.NhsNumber.Show(before) : null, People.NhsNumber.Show(number))], ct);
            }
            await db.Execute("""
                UPDATE families_quarantined_number SET resolved_at = @now, resolved_by = @me, outcome = @outcome, reason = @why WHERE id = @NumberId
                """, new
            {
                command.NumberId,
                now = clock.Now(),
                me = user.Id,
                outcome = command.Do == What.Correct ? "Corrected" : "Dropped",
                why = command.Do == What.Drop ? command.Why!.Trim() : null,
            }, ct);
            return default;
        }
    }

    private static async Task<Kept> Row(Db db, Guid personId, Guid numberId, CancellationToken ct) => await db.Find<Kept>("""
        SELECT p.version, q.as_given, p.nhs_number, p.nhs_status
        FROM families_quarantined_number q JOIN families_person p ON p.id = q.person_id
        WHERE q.id = @numberId AND q.person_id = @personId AND q.resolved_at IS NULL
        """, new { personId, numberId }, ct) ?? throw new NotFound("This number");

    private sealed record Kept(int Version, string AsGiven, string? NhsNumber, string NhsStatus);

    [Allows(Permissions.CorrectNumbers, On = nameof(PersonId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, Audit audit) : PersonPage(audit)
    {
        public Guid NumberId { get; set; }
        public int Version { get; set; }
        public What? Do { get; set; }
        public string? NhsNumber { get; set; }
        public string? Why { get; set; }

        public Answer Stands { get; private set; } = null!;

        public override PersonSight.Seen Seen => Stands.Seen;

        public Task<IActionResult> OnPost(CancellationToken ct) =>
            Save(() => send.Send(new Command(PersonId, NumberId, Version, Do, NhsNumber, Why), ct), "/families/numbers");

        protected override async Task Load(CancellationToken ct)
        {
            Stands = await send.Ask(new Query(PersonId, NumberId), ct);
            if (Conflict is null) return;
            ModelState.Remove(nameof(Version));
            Version = Stands.Version;
        }

        protected override void Fill() => Version = Stands.Version;
    }
}
