using Neighbourhood.Families.Households;
using Neighbourhood.Families.Matching;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.People;

/// <summary>A worker corrects who somebody is: names, birth, NHS number.</summary>
internal static partial class EditPerson
{
    [Allows(Permissions.WritePeople, On = nameof(PersonId))]
    internal sealed record Query(Guid PersonId) : IQuery<Answer>;

    /// <param name="Details">Null where the person is restricted and no reason was given in this request.</param>
    /// <param name="Quarantined">The newest number that was set aside, as given.</param>
    internal sealed record Answer(PersonSight.Seen Seen, Details? Details, string? Quarantined);

    internal sealed record Details(
        int Version, string FirstName, string? FamilyName, string? PreferredName, DateOnly? DateOfBirth, bool BirthMonthOnly, bool BirthEstimated, bool IsUnborn,
        string? NhsNumber, string NhsStatus, string? NoNhsNumberReason);

    /// <param name="Born">A day; when null <paramref name="BornMonth"/> counts, the first day of a month.</param>
    /// <param name="SetAside">A number that fails its check is kept for correction, apart from the person; otherwise it is refused.</param>
    [Allows(Permissions.WritePeople, On = nameof(PersonId))]
    internal sealed record Command(
        Guid PersonId, int Version, string? FirstName, string? FamilyName, bool OnlyOneName, string? PreferredName, DateOnly? Born, DateOnly? BornMonth, bool Estimated,
        string? NhsNumber, string? NoNhsNumberReason, bool SetAside = false) : ICommand;

    internal sealed class Reader(Db db, PersonSight sight, PersonKeeper people, Audit audit) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var seen = await sight.Of(query.PersonId, ct);
            audit.Saw(query.PersonId);
            if (!seen.Shown) return new(seen, null, null);
            var row = await Row(db, query.PersonId, ct);
            var status = NhsNumber.On(row.NhsStatus, await people.Birth(row.DateOfBirth, row.IsUnborn, ct));
            var failed = await db.Query<string>("""
                SELECT as_given FROM families_quarantined_number WHERE person_id = @PersonId AND resolved_at IS NULL ORDER BY found_at DESC
                """, query, ct);
            return new(seen, row with { NhsStatus = status }, failed.Count == 0 ? null : failed[0]);
        }
    }

    internal sealed class Handler(Db db, PersonSight sight, PersonKeeper people, PersonHistory history, IOutbox outbox, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            await sight.ToChange(command.PersonId, ct);
            var stands = await Row(db, command.PersonId, ct);
            Check(command, stands, clock.Today());

            var (first, family, preferred) = (command.FirstName!.Trim(), command.OnlyOneName ? null : command.FamilyName!.Trim(), InWords.Typed(command.PreferredName));
            var (born, monthOnly) = (command.Born ?? command.BornMonth, command.Born is null && command.BornMonth is not null);
            // A month alone is when a child is expected; a day that is past is a birth.
            var unborn = stands.IsUnborn && !(command.Born <= clock.Today());
            var birth = await people.Birth(born, unborn, ct);
            var aside = command.SetAside && Fails(command.NhsNumber);
            var (number, status) = NhsNumber.Edited(stands.NhsNumber, stands.NhsStatus, aside ? stands.NhsNumber : NhsNumber.Read(command.NhsNumber), birth);
            if (aside && number is null) status = NhsNumber.TraceRequired;
            var becomes = new Details(command.Version, first, family, preferred, born, monthOnly, born is not null && command.Estimated, unborn, number, status,
                number is null && !unborn ? InWords.Typed(command.NoNhsNumberReason) ?? "NotKnown" : null);
            await db.ExecuteVersioned("""
                UPDATE families_person SET first_name = @FirstName, family_name = @FamilyName, preferred_name = @PreferredName, first_name_folded = @firstFolded,
                    family_name_folded = @familyFolded, date_of_birth = @DateOfBirth, birth_month_only = @BirthMonthOnly, birth_estimated = @BirthEstimated,
                    is_unborn = @IsUnborn, nhs_number = @NhsNumber, nhs_status = @NhsStatus, no_nhs_number_reason = @NoNhsNumberReason, version = version + 1
                WHERE id = @PersonId AND version = @Version
                """, new
            {
                command.PersonId,
                command.Version,
                becomes.FirstName,
                becomes.FamilyName,
                becomes.PreferredName,
                firstFolded = Folded.Text(first),
                familyFolded = Folded.Text(family),
                becomes.DateOfBirth,
                becomes.BirthMonthOnly,
                becomes.BirthEstimated,
                becomes.IsUnborn,
                becomes.NhsNumber,
                becomes.NhsStatus,
                becomes.NoNhsNumberReason,
            }, conflict: () => Task.FromResult(Changes.Conflict(Differences(stands, becomes))), ct: ct);
            await db.Execute("DELETE FROM families_name WHERE person_id = @PersonId", new { command.PersonId }, ct);
            await people.Words(command.PersonId, [first, family, preferred], ct);
            await history.Keep(command.PersonId, Differences(stands, becomes), ct);
            if (aside) await people.Quarantine(command.PersonId, command.NhsNumber!.Trim(), "typed", ct);
            else if (number is not null && number != stands.NhsNumber)
                await db.Execute("""
                    UPDATE families_quarantined_number SET resolved_at = @now, resolved_by = @me, outcome = 'Corrected' WHERE person_id = @PersonId AND resolved_at IS NULL
                    """, new { command.PersonId, now = clock.Now(), me = user.Id }, ct);
            if ((first, family, born, number, status) != (stands.FirstName, stands.FamilyName, stands.DateOfBirth, stands.NhsNumber, stands.NhsStatus))
                await outbox.Add(new PersonCorrected(command.PersonId), ct);
            return default;
        }

        private static void Check(Command command, Details stands, DateOnly today) => new Refusals()
            .If(!Names.IsName(command.FirstName), nameof(command.FirstName), FormF1.Name)
            .If(!command.OnlyOneName && !Names.IsName(command.FamilyName), nameof(command.FamilyName), FormF1.FamilyName)
            .If(!string.IsNullOrWhiteSpace(command.PreferredName) && !Names.IsName(command.PreferredName), nameof(command.PreferredName), FormF1.Name)
            .If(command.Born > today && command.Born != stands.DateOfBirth, nameof(command.Born), "The date of birth must be today or earlier")
            .If(command.BornMonth > today && command.BornMonth != stands.DateOfBirth, nameof(command.BornMonth), FormF1.MonthWrong)
            .If(command.Born is not null && command.BornMonth is not null, nameof(command.BornMonth), "Enter the date of birth, or the month alone, not both")
            .If((command.Born ?? command.BornMonth) is { } day && Age.Years(day, today) > Age.Oldest, nameof(command.Born), "Check the year of birth")
            .If(!command.SetAside && Fails(command.NhsNumber), nameof(command.NhsNumber), NumberFails)
            .Text(command.NhsNumber, nameof(command.NhsNumber), 40)
            .If(!Codes.Known(command.NoNhsNumberReason, NhsNumber.ReasonsForNone), nameof(command.NoNhsNumberReason), "Choose why there is no NHS number")
            .Throw();

        /// <summary>Every field in which the two differ, as people read them.</summary>
        private static IEnumerable<PersonHistory.Change> Differences(Details before, Details after) =>
        [
            new("Name", $"{before.FirstName} {before.FamilyName}".Trim(), $"{after.FirstName} {after.FamilyName}".Trim()),
            new("What they like to be called", before.PreferredName, after.PreferredName),
            new("Born", InWords.Born(before.DateOfBirth, before.BirthMonthOnly, before.BirthEstimated), InWords.Born(after.DateOfBirth, after.BirthMonthOnly, after.BirthEstimated)),
            new("NHS number", Shown(before.NhsNumber), Shown(after.NhsNumber)),
            new("NHS number status", NhsNumber.Statuses.GetValueOrDefault(before.NhsStatus), NhsNumber.Statuses.GetValueOrDefault(after.NhsStatus)),
            new("Why there is no NHS number", NhsNumber.ReasonsForNone.GetValueOrDefault(before.NoNhsNumberReason ?? ""), NhsNumber.ReasonsForNone.GetValueOrDefault(after.NoNhsNumberReason ?? "")),
        ];

        private static string? Shown(string? number) => number is null ? null : NhsNumber.Show(number);
    }

    private const string NumberFails = "Check the NHS number: it must have 10 digits, like 999 000 0018, and pass its check";

    private static bool Fails(string? typed) => !string.IsNullOrWhiteSpace(typed) && NhsNumber.Read(typed) is null;

    private static async Task<Details> Row(Db db, Guid personId, CancellationToken ct) => await db.Find<Details>("""
        SELECT version, first_name, family_name, preferred_name, date_of_birth, birth_month_only, birth_estimated, is_unborn, nhs_number, nhs_status, no_nhs_number_reason
        FROM families_person WHERE id = @personId
        """, new { personId }, ct) ?? throw new NotFound("This person");
}
