using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Households;
using Neighbourhood.Families.Matching;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.People;

/// <summary>A worker corrects what is kept about somebody: names, birth, NHS number, language, how to reach them.</summary>
internal static partial class EditPerson
{
    [Allows(Permissions.WritePeople, On = nameof(PersonId))]
    internal sealed record Query(Guid PersonId) : IQuery<Answer>;

    /// <param name="Details">Null where the person is restricted and no reason was given in this request.</param>
    /// <param name="MayGiveReason">Whether a reason would show them.</param>
    internal sealed record Answer(Guid? HouseholdId, string Name, bool MayGiveReason, Details? Details, string? Quarantined);

    internal sealed record Details(
        int Version, string FirstName, string? FamilyName, string? PreferredName, DateOnly? DateOfBirth, bool BirthMonthOnly, string? NhsNumber, string NhsStatus,
        string? NoNhsNumberReason, string Ethnicity, string? Language, bool? InterpreterNeeded, string? AccessibleInfo, string? ContactPreference);

    /// <param name="Born">A day; when null <paramref name="BornMonth"/> counts, the first day of a month.</param>
    [Allows(Permissions.WritePeople, On = nameof(PersonId))]
    internal sealed record Command(
        Guid PersonId, int Version, string? FirstName, string? FamilyName, bool OnlyOneName, string? PreferredName, DateOnly? Born, DateOnly? BornMonth, string? NhsNumber,
        string? NoNhsNumberReason, string? Ethnicity, string? Language, bool? InterpreterNeeded, IReadOnlyList<RegisterFamily.Access>? Accessible, string? ContactPreference) : ICommand;

    internal sealed class Reader(Db db, Sight sight, CurrentUser user, Audit audit, ISend send) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var person = (await send.Ask(new GetPeople([query.PersonId]), ct)).Single();
            var row = await Row(db, query.PersonId, ct);
            audit.Saw(query.PersonId);
            if (row.Sensitivity == Sensitivity.Restricted ? !sight.GaveReason : person.Masking != Masking.Full)
                return new(person.HouseholdId, person.Name, user.May(Permissions.ReadRestricted), null, null);
            var failed = await db.Query<string>("""
                SELECT as_given FROM families_quarantined_number WHERE person_id = @PersonId AND resolved_at IS NULL ORDER BY found_at DESC
                """, query, ct);
            return new(person.HouseholdId, person.Name, false, row.Details, failed.Count == 0 ? null : failed[0]);
        }
    }

    internal sealed class Handler(Db db, Sight sight, PersonKeeper people, IOutbox outbox, TimeProvider clock, ISend send) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var row = await Row(db, command.PersonId, ct);
            var person = (await send.Ask(new GetPeople([command.PersonId]), ct)).Single();
            if (row.Sensitivity == Sensitivity.Restricted ? !sight.GaveReason : person.Masking != Masking.Full)
                throw new Refused("Reason", "Say why you need to see this person's details");
            Check(command, row.Details, clock.Today());

            var stands = row.Details;
            var number = NhsNumber.Read(command.NhsNumber);
            var (first, family) = (command.FirstName!.Trim(), command.OnlyOneName ? null : command.FamilyName!.Trim());
            await db.ExecuteVersioned("""
                UPDATE families_person SET first_name = @first, family_name = @family, preferred_name = @preferred, first_name_folded = @firstFolded,
                    family_name_folded = @familyFolded, date_of_birth = @born, birth_month_only = @monthOnly, nhs_number = @number, nhs_status = @status,
                    no_nhs_number_reason = @reason, ethnicity = @Ethnicity, language = @language, interpreter_needed = @InterpreterNeeded,
                    accessible_info = @accessible, contact_preference = @preference, version = version + 1
                WHERE id = @PersonId AND version = @Version
                """, new
            {
                command.PersonId,
                command.Version,
                first,
                family,
                preferred = Typed(command.PreferredName),
                firstFolded = Folded.Text(first),
                familyFolded = Folded.Text(family),
                born = command.Born ?? command.BornMonth,
                monthOnly = command.Born is null && command.BornMonth is not null,
                number,
                // A number that stays keeps what a trace said of it; one that is typed anew was not traced.
                status = number is null ? stands.NhsNumber is null ? stands.NhsStatus : NhsNumber.TraceRequired : number == stands.NhsNumber ? stands.NhsStatus : NhsNumber.NotTraced,
                reason = number is null ? Typed(command.NoNhsNumberReason) ?? "NotKnown" : null,
                Ethnicity = Typed(command.Ethnicity) ?? Codes.EthnicityNotAsked,
                language = Typed(command.Language),
                command.InterpreterNeeded,
                accessible = command.Accessible is { Count: > 0 } needs ? string.Join(',', needs.Distinct()) : null,
                preference = Typed(command.ContactPreference),
            }, conflict: () => Task.FromResult(Stale(stands, command)), ct: ct);
            await db.Execute("DELETE FROM families_name WHERE person_id = @PersonId", new { command.PersonId }, ct);
            await people.Words(command.PersonId, [first, family, command.PreferredName], ct);
            if (number is not null)
                await db.Execute("UPDATE families_quarantined_number SET resolved_at = @now WHERE person_id = @PersonId AND resolved_at IS NULL",
                    new { command.PersonId, now = clock.Now() }, ct);
            if ((first, family, command.Born ?? command.BornMonth, number) != (stands.FirstName, stands.FamilyName, stands.DateOfBirth, stands.NhsNumber))
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
            .If(!string.IsNullOrWhiteSpace(command.NhsNumber) && NhsNumber.Read(command.NhsNumber) is null, nameof(command.NhsNumber),
                "Check the NHS number: it must have 10 digits, like 999 000 0018, and pass its check")
            .If(!Known(command.NoNhsNumberReason, NhsNumber.ReasonsForNone), nameof(command.NoNhsNumberReason), "Choose why there is no NHS number")
            .If(!Known(command.Ethnicity, Codes.Ethnicity), nameof(command.Ethnicity), "Choose an ethnic group from the list")
            .If(!Known(command.ContactPreference, Codes.ContactPreference), nameof(command.ContactPreference), "Choose a way from the list")
            .Text(command.Language, nameof(command.Language), 50)
            .Throw();

        private static bool Known(string? code, IReadOnlyDictionary<string, string> codes) => string.IsNullOrWhiteSpace(code) || codes.ContainsKey(code);

        /// <summary>Every answer in which the two differ, as the form has them.</summary>
        private static Conflict Stale(Details stands, Command sent)
        {
            List<(string What, string? Stands, string? Sent)> answers =
            [
                ("Name", $"{stands.FirstName} {stands.FamilyName}".Trim(), $"{sent.FirstName} {(sent.OnlyOneName ? "" : sent.FamilyName)}".Trim()),
                ("What they like to be called", stands.PreferredName, Typed(sent.PreferredName)),
                ("Born", Words(stands.DateOfBirth, stands.BirthMonthOnly), Words(sent.Born ?? sent.BornMonth, sent.Born is null)),
                ("NHS number", stands.NhsNumber is { } number ? NhsNumber.Show(number) : null, NhsNumber.Read(sent.NhsNumber) is { } typed ? NhsNumber.Show(typed) : null),
                ("Ethnic group", Codes.Ethnicity.GetValueOrDefault(stands.Ethnicity), Codes.Ethnicity.GetValueOrDefault(Typed(sent.Ethnicity) ?? Codes.EthnicityNotAsked)),
                ("Language", stands.Language, Typed(sent.Language)),
                ("Interpreter needed", Words(stands.InterpreterNeeded), Words(sent.InterpreterNeeded)),
                ("What helps to read or hear us", Codes.AccessibleInWords(stands.AccessibleInfo), Codes.AccessibleInWords(string.Join(',', (sent.Accessible ?? []).Distinct()))),
                ("How they like to be reached", Words(stands.ContactPreference), Words(sent.ContactPreference)),
            ];
            var differing = answers.Where(a => a.Stands != a.Sent).ToList();
            return new("Somebody else has changed this person. Look at what stands now, then save again if yours is right.",
                differing.ToDictionary(a => a.What, a => a.Stands, StringComparer.Ordinal), differing.ToDictionary(a => a.What, a => a.Sent, StringComparer.Ordinal));
        }

        private static string? Words(bool? answer) => answer is null ? null : answer.Value ? "Yes" : "No";

        private static string? Words(string? preference) => Codes.ContactPreference.GetValueOrDefault(preference ?? "");

        private static string? Words(DateOnly? born, bool monthOnly) =>
            born?.ToString(monthOnly ? "MMMM yyyy" : "d MMMM yyyy", System.Globalization.CultureInfo.GetCultureInfo("en-GB"));

        private static string? Typed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }

    private static async Task<Kept> Row(Db db, Guid personId, CancellationToken ct)
    {
        var sensitivity = await db.Find<string>("SELECT sensitivity FROM families_person WHERE id = @personId", new { personId }, ct) ?? throw new NotFound("This person");
        var details = await db.Find<Details>("""
            SELECT version, first_name, family_name, preferred_name, date_of_birth, birth_month_only, nhs_number, nhs_status, no_nhs_number_reason, ethnicity, language,
                interpreter_needed, accessible_info, contact_preference
            FROM families_person WHERE id = @personId
            """, new { personId }, ct);
        return new(Enum.Parse<Sensitivity>(sensitivity), details!);
    }

    private sealed record Kept(Sensitivity Sensitivity, Details Details);
}
