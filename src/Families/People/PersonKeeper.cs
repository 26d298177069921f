using System.Globalization;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.People;

/// <summary>Writes what several use cases write of a person: the row, the words of the name, a number that was set aside.</summary>
internal sealed class PersonKeeper(Db db, ISend send, TimeProvider clock)
{
    /// <summary>No setting makes somebody older than this a baby.</summary>
    private const int MostTraceDays = 366;

    /// <summary>A new person and their place in a household.</summary>
    internal async Task Add(RegisterFamily.Person person, Guid householdId, string role, string? familyName, Source source, CancellationToken ct)
    {
        var today = clock.Today();
        var (firstName, unborn) = (person.FirstName!.Trim(), person.Born > today || role == "UnbornChild");
        var number = NhsNumber.Keep(person.NhsNumber, person.Traced, await Birth(person.Born, unborn, ct));
        await db.Execute("""
            INSERT INTO families_person (id, organisation_id, first_name, family_name, first_name_folded, family_name_folded, date_of_birth, birth_month_only,
                birth_estimated, is_unborn, nhs_number, nhs_status, no_nhs_number_reason, ethnicity, language, interpreter_needed, accessible_info,
                contact_preference, sensitivity, version)
            VALUES (@PersonId, @OrganisationId, @firstName, @familyName, @firstFolded, @familyFolded, @Born, @monthOnly,
                0, @unborn, @Number, @Status, @ReasonForNone, @ethnicity, @language, @InterpreterNeeded, @accessible,
                @Preference, @sensitivity, 1)
            """, new
        {
            person.PersonId,
            source.OrganisationId,
            firstName,
            familyName,
            firstFolded = Folded.Text(firstName),
            familyFolded = Folded.Text(familyName),
            person.Born,
            monthOnly = person.Born is not null && person.BornMonthOnly,
            unborn,
            number.Number,
            number.Status,
            number.ReasonForNone,
            ethnicity = Codes.EthnicityNotAsked,
            language = string.IsNullOrWhiteSpace(person.Language) ? null : person.Language.Trim(),
            person.InterpreterNeeded,
            accessible = person.Accessible is { Count: > 0 } needs ? string.Join(',', needs.Distinct()) : null,
            source.Preference,
            sensitivity = source.Restricted ? Sensitivity.Restricted : Sensitivity.Normal,
        }, ct);
        await Words(person.PersonId, [firstName, familyName], ct);
        if (number.Quarantined is { } failed) await Quarantine(person.PersonId, failed, source.Name, ct);
        await db.Execute("""
            INSERT INTO families_member (id, household_id, person_id, role, parental_responsibility, lives_here, from_on)
            VALUES (@id, @householdId, @PersonId, @role, 'Unknown', 'Full', @today)
            """, new { id = clock.NewId(), householdId, person.PersonId, role = unborn && role == "Child" ? "UnbornChild" : role, today }, ct);
    }

    /// <summary>What a missing number's status depends on; the setting is asked for babies alone.</summary>
    internal async Task<NhsNumber.Birth> Birth(DateOnly? born, bool unborn, CancellationToken ct)
    {
        var today = clock.Today();
        var baby = !unborn && born is { } day && today.DayNumber - day.DayNumber < MostTraceDays;
        return new(born, unborn, today, baby ? int.Parse(await send.Ask(new GetSetting("nhsNumber.babyTraceDays"), ct), CultureInfo.InvariantCulture) : 0);
    }

    /// <summary>What search finds the person by.</summary>
    internal async Task Words(Guid personId, IEnumerable<string?> names, CancellationToken ct)
    {
        foreach (var word in Names.Words(names))
            await db.Execute("INSERT INTO families_name (person_id, word) VALUES (@personId, @word)", new { personId, word }, ct);
    }

    /// <summary>Sets a number aside that failed its check digit; the person is kept without it.</summary>
    internal Task Quarantine(Guid personId, string asGiven, string source, CancellationToken ct) => db.Execute("""
        INSERT INTO families_quarantined_number (id, person_id, as_given, source, found_at)
        VALUES (@id, @personId, @asGiven, @source, @now)
        """, new { id = clock.NewId(), personId, asGiven = asGiven.Length <= 40 ? asGiven : asGiven[..40], source, now = clock.Now() }, ct);

    /// <summary>Where a new person comes from.</summary>
    /// <param name="Preference">The code of how they want to be reached; null when not asked.</param>
    internal sealed record Source(string Name, Guid? OrganisationId, bool Restricted, string? Preference = null);
}

/// <summary>How closely a person is kept.</summary>
internal enum Sensitivity { Normal, Restricted }
