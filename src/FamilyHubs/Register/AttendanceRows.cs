using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Register;

/// <summary>The rows of a register: each with the age and the home of that day, copied, so that figures stay what they were.</summary>
internal sealed class AttendanceRows(Db db, ISend send, Aliases aliases, CurrentUser user, TimeProvider clock)
{
    internal sealed record Row(Guid Id, Guid PersonId, Guid? HouseholdId, AttendanceState State, AttendanceRole Role, Outcome Outcome, DateTimeOffset? CorrectedAt);

    /// <summary>A person's row in a session; null where there is none. Where two records were joined since, the first.</summary>
    internal async Task<Row?> Find(Guid sessionId, IReadOnlyList<Guid> who, CancellationToken ct) => await db.Query<Row>("""
        SELECT id, person_id, household_id, state, role, outcome, corrected_at FROM familyhubs_attendance
        WHERE session_id = @sessionId AND person_id IN @who AND removed_at IS NULL ORDER BY id
        """, new { sessionId, who }, ct) is [var first, ..] ? first : null;

    internal async Task Add(AttendanceEntry entry, DateOnly day, CancellationToken ct)
    {
        var (age, area) = await OfThatDay(entry.PersonId, day, ct);
        if (entry.State == AttendanceState.Registered && age is null && area is null)
            throw new Refused(nameof(entry.PersonId), "This person is not known here. Register the family first.");
        await db.Execute("""
            INSERT INTO familyhubs_attendance (id, session_id, person_id, household_id, state, role, outcome, age_in_months, lsoa, imd_decile, imd_version, locality_id, locality,
                arrived_at, first_ever, heard_from, photos, device_id, made_at, noted_at, noted_by, version)
            VALUES (@Id, @SessionId, @PersonId, @HouseholdId, @State, @Role, @Outcome, @months, @lsoa, @decile, @areaVersion, @localityId, @locality,
                @MadeAt, 0, @HeardFrom, @Photos, @DeviceId, @MadeAt, @now, @by, 1)
            """, new
        {
            entry.Id,
            entry.SessionId,
            entry.PersonId,
            entry.HouseholdId,
            entry.State,
            entry.Role,
            entry.Outcome,
            months = age?.Months,
            lsoa = area?.Lsoa,
            decile = area?.ImdDecile,
            areaVersion = area?.ImdVersion,
            localityId = area?.LocalityId,
            locality = area?.Locality,
            entry.MadeAt,
            entry.HeardFrom,
            entry.Photos,
            entry.DeviceId,
            now = clock.Now(),
            by = user.Id,
        }, ct);
        await SayFirst(await aliases.AllOf(entry.PersonId, ct), ct);
    }

    /// <summary>The row reads as the earliest who noted the person; a correction by hand stays.</summary>
    internal Task Read(Guid rowId, Claims.Claim first, AttendanceEntry? entry, CancellationToken ct) => db.Execute("""
        UPDATE familyhubs_attendance SET made_at = @MadeAt, arrived_at = @MadeAt, device_id = @DeviceId,
            role = CASE WHEN corrected_at IS NULL THEN @Role ELSE role END, outcome = CASE WHEN corrected_at IS NULL THEN @Outcome ELSE outcome END,
            left_at = CASE WHEN corrected_at IS NULL THEN @LeftAt ELSE left_at END, household_id = COALESCE(household_id, @household), heard_from = COALESCE(heard_from, @heard), photos = COALESCE(photos, @photos), version = version + 1
        WHERE id = @rowId
        """, new { rowId, first.MadeAt, first.DeviceId, first.Role, first.Outcome, first.LeftAt, household = entry?.HouseholdId, heard = entry?.HeardFrom, photos = entry?.Photos }, ct);

    /// <summary>A family that could not be registered was put right: age and home are known now.</summary>
    internal async Task Settle(Guid rowId, Guid personId, Guid? householdId, AttendanceState state, DateOnly day, CancellationToken ct)
    {
        var (age, area) = await OfThatDay(personId, day, ct);
        await db.Execute("""
            UPDATE familyhubs_attendance SET state = @state, household_id = COALESCE(@householdId, household_id), age_in_months = COALESCE(@months, age_in_months),
                lsoa = COALESCE(@lsoa, lsoa), imd_decile = COALESCE(@decile, imd_decile), imd_version = COALESCE(@areaVersion, imd_version),
                locality_id = COALESCE(@localityId, locality_id), locality = COALESCE(@locality, locality), version = version + 1
            WHERE id = @rowId
            """, new
        {
            rowId,
            state,
            householdId,
            months = age?.Months,
            lsoa = area?.Lsoa,
            decile = area?.ImdDecile,
            areaVersion = area?.ImdVersion,
            localityId = area?.LocalityId,
            locality = area?.Locality,
        }, ct);
    }

    internal async Task Remove(Guid sessionId, IReadOnlyList<Guid> who, DateTimeOffset at, CancellationToken ct)
    {
        await db.Execute("""
            UPDATE familyhubs_attendance SET removed_at = @at, removed_by = @by, version = version + 1
            WHERE session_id = @sessionId AND person_id IN @who AND removed_at IS NULL
            """, new { sessionId, who, at, by = user.Id }, ct);
        await SayFirst(who, ct);
    }

    /// <summary>Who was taken back was there after all: the last row stands again. False where there is none.</summary>
    internal async Task<bool> StandsAgain(Guid sessionId, IReadOnlyList<Guid> who, CancellationToken ct)
    {
        if (await db.Query<Guid>("""
            SELECT id FROM familyhubs_attendance WHERE session_id = @sessionId AND person_id IN @who AND removed_at IS NOT NULL ORDER BY noted_at DESC, id DESC
            """, new { sessionId, who }, ct) is not [var last, ..]) return false;
        await db.Execute("UPDATE familyhubs_attendance SET removed_at = NULL, removed_by = NULL, version = version + 1 WHERE id = @last", new { last }, ct);
        await SayFirst(who, ct);
        return true;
    }

    /// <summary>The first session ever of a person, also where an earlier one is noted later.</summary>
    private Task<int> SayFirst(IReadOnlyList<Guid> who, CancellationToken ct) => db.Execute("""
        UPDATE familyhubs_attendance SET first_ever = CASE WHEN EXISTS (
            SELECT 1 FROM familyhubs_attendance o JOIN familyhubs_session os ON os.id = o.session_id JOIN familyhubs_session s ON s.id = familyhubs_attendance.session_id
            WHERE o.person_id IN @who AND o.removed_at IS NULL AND os.starts_at < s.starts_at) THEN 0 ELSE 1 END
        WHERE person_id IN @who AND removed_at IS NULL
        """, new { who }, ct);

    private async Task<(GetAges.Age?, GetReportArea.Area?)> OfThatDay(Guid personId, DateOnly day, CancellationToken ct) =>
        (await send.Ask(new GetAges([personId], day), ct) is [var age] ? age : null, await send.Ask(new GetReportArea([personId], day), ct) is [var area] ? area : null);
}
