using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.People;

/// <summary>Data quality notes what a trace of an NHS number gave: the only way, beside a source that traced, to "present and verified".</summary>
internal static class RecordTrace
{
    [Allows(Permissions.CorrectNumbers, On = nameof(PersonId))]
    internal sealed record Query(Guid PersonId) : IQuery<Answer>;

    /// <param name="Next">What a trace may make of the status; empty where the person is restricted and no reason was given.</param>
    internal sealed record Answer(PersonSight.Seen Seen, int Version, string? Number, string? Status, IReadOnlyList<string> Next);

    /// <param name="Status">One of the field's codes, not 02.</param>
    /// <param name="NhsNumber">The number that the trace gave; asked for with 01.</param>
    [Allows(Permissions.CorrectNumbers, On = nameof(PersonId))]
    internal sealed record Command(Guid PersonId, int Version, string? Status, string? NhsNumber) : ICommand;

    internal sealed class Reader(Db db, PersonSight sight, PersonKeeper people, Audit audit) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var (seen, row) = (await sight.Of(query.PersonId, ct), await Row(db, query.PersonId, ct));
            audit.Saw(query.PersonId);
            if (!seen.Shown) return new(seen, row.Version, null, null, []);
            var status = People.NhsNumber.On(row.NhsStatus, await people.Birth(row.DateOfBirth, row.IsUnborn, ct));
            return new(seen, row.Version, row.NhsNumber is { } number ? People.NhsNumber.Show(number) : null, status, People.NhsNumber.AfterTrace(status));
        }
    }

    internal sealed class Handler(Db db, PersonSight sight, PersonKeeper people, PersonHistory history) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            await sight.ToChange(command.PersonId, ct);
            var row = await Row(db, command.PersonId, ct);
            var stands = People.NhsNumber.On(row.NhsStatus, await people.Birth(row.DateOfBirth, row.IsUnborn, ct));
            var verified = command.Status == People.NhsNumber.Traced;
            new Refusals()
                .If(command.Status is null || !People.NhsNumber.AfterTrace(stands).Contains(command.Status), nameof(command.Status), "Choose what the trace gave: this number stands at another step")
                .If(verified && People.NhsNumber.Read(command.NhsNumber) is null, nameof(command.NhsNumber), "Enter the number that the trace gave: 10 digits that pass their check")
                .Throw();
            var number = verified ? People.NhsNumber.Read(command.NhsNumber) : command.Status == People.NhsNumber.NotRequired ? null : row.NhsNumber;
            await db.ExecuteVersioned("""
                UPDATE families_person SET nhs_number = @number, nhs_status = @Status, no_nhs_number_reason = @why, version = version + 1 WHERE id = @PersonId AND version = @Version
                """, new { command.PersonId, command.Version, command.Status, number, why = number is null ? row.NoNhsNumberReason : null }, ct: ct);
            await history.Keep(command.PersonId,
            [
                new("NHS number", row.NhsNumber is { } before ? People.NhsNumber.Show(before) : null, number is null ? null : People.NhsNumber.Show(number)),
                new("NHS number status", People.NhsNumber.Statuses.GetValueOrDefault(stands), People.NhsNumber.Statuses.GetValueOrDefault(command.Status!)),
            ], ct);
            return default;
        }
    }

    private static async Task<Kept> Row(Db db, Guid personId, CancellationToken ct) => await db.Find<Kept>("""
        SELECT version, nhs_number, nhs_status, no_nhs_number_reason, date_of_birth, is_unborn FROM families_person WHERE id = @personId
        """, new { personId }, ct) ?? throw new NotFound("This person");

    private sealed record Kept(int Version, string? NhsNumber, string NhsStatus, string? NoNhsNumberReason, DateOnly? DateOfBirth, bool IsUnborn);

    [Allows(Permissions.CorrectNumbers, On = nameof(PersonId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, Audit audit) : PersonPage(audit)
    {
        public int Version { get; set; }
        public string? Status { get; set; }
        public string? NhsNumber { get; set; }

        public Answer Stands { get; private set; } = null!;

        public override PersonSight.Seen Seen => Stands.Seen;

        public Task<IActionResult> OnPost(CancellationToken ct) => Save(() => send.Send(new Command(PersonId, Version, Status, NhsNumber), ct));

        protected override async Task Load(CancellationToken ct)
        {
            Stands = await send.Ask(new Query(PersonId), ct);
            if (Conflict is null) return;
            ModelState.Remove(nameof(Version));
            Version = Stands.Version;
        }

        protected override void Fill() => (Version, NhsNumber) = (Stands.Version, Stands.Number);
    }
}
