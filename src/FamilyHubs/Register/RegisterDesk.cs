using Neighbourhood.FamilyHubs.After;
using Neighbourhood.FamilyHubs.Asked;
using Neighbourhood.FamilyHubs.People;
using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Register;

/// <summary>
/// Notes who is at a session, the same for a page and for a device: what is noted twice joins, what was noted before the register was closed and comes after it
/// opens the count again, and any order of the same entries makes the same register.
/// </summary>
internal sealed class RegisterDesk(
    Db db, RegisterBook book, Claims claims, AttendanceRows rows, BookedOutcomes booked, RegisterClosing closing, SessionSteps steps, Aliases aliases, Registrations registrations,
    LinkFirstAttended links, CurrentUser user)
{
    /// <exception cref="Refused">The register does not take it (any more), or the person is not known.</exception>
    internal Task<Noted> Attend(AttendanceEntry entry, CancellationToken ct) => Attend(entry, amends: false, ct);

    /// <param name="amends">A manager changes a register that is closed.</param>
    internal async Task<Noted> Attend(AttendanceEntry entry, bool amends, CancellationToken ct)
    {
        Taking.Check(entry);
        entry = entry with { MadeAt = book.NotAhead(entry.MadeAt) };
        var session = await book.Take(entry.SessionId, ct);
        var who = await aliases.AllOf(entry.PersonId, ct);
        if (await claims.Find(entry.Id, ct) is { } known) return await Again(entry, known, session, who, ct);
        var late = !amends && Taking.IsLate(session.Status, session.Day, session.ClosedAt, entry.MadeAt);
        await claims.Add(entry, ct);

        if (await rows.Find(entry.SessionId, who, ct) is { } row)
        {
            await Reread(entry.SessionId, row.Id, entry, who, session.Status, ct);
            return new(row.Id, Joined: true, row.CorrectedAt is null ? Claims.Differs(entry.Role, entry.Outcome, row.Role, row.Outcome) : null);
        }
        await rows.Add(entry, session.Day, ct);
        await booked.Came(entry.SessionId, who, entry.Outcome, !Session.TakesRegister(session.Status), ct);
        await Begin(entry, session, ct);
        if (await claims.IsChanged(entry.Id, ct)) await Reread(entry.SessionId, entry.Id, entry, who, session.Status, ct);
        if (late) await book.Reopen(entry.SessionId, ct);
        else if (!amends) await steps.Brought(entry.SessionId, SessionStatus.Running, ct);
        return new(entry.Id, Joined: false, null);
    }

    /// <summary>A device says later of its own note as whom they came, or how: the note reads as the latest of them, whichever comes first.</summary>
    internal async Task<Noted> Change(ChangeEntry entry, CancellationToken ct)
    {
        Taking.Check(entry);
        entry = entry with { MadeAt = book.NotAhead(entry.MadeAt) };
        var session = await book.Take(entry.SessionId, ct);
        var noted = new Noted(entry.AttendanceId, Joined: false, null);
        var claim = await claims.Find(entry.AttendanceId, ct);
        if (claim is { PersonId: not null } && (claim.SessionId != entry.SessionId || claim.DeviceId != entry.DeviceId)) throw new Refused("", "This was noted elsewhere. Change it on the register of the session.");
        Taking.IsLate(session.Status, session.Day, session.ClosedAt, entry.MadeAt);
        if (!await claims.Keep(entry, ct) || claim?.PersonId is not { } person) return noted;
        var who = await aliases.AllOf(person, ct);
        if (await rows.Find(entry.SessionId, who, ct) is not { } row) return noted;
        await Reread(entry.SessionId, row.Id, null, who, session.Status, ct);
        var reads = (await rows.Find(entry.SessionId, who, ct))!;
        var isLast = (await claims.Standing(entry.SessionId, who, ct)).Any(c => c.Id == entry.AttendanceId && c.Role == entry.Role && c.Outcome == entry.Outcome);
        return noted with { AttendanceId = row.Id, ConflictCode = isLast ? Claims.Differs(entry.Role, entry.Outcome, reads.Role, reads.Outcome) : null };
    }

    /// <summary>People who are counted and not named.</summary>
    internal async Task<Noted> Count(CountEntry entry, CancellationToken ct)
    {
        Taking.Check(entry);
        entry = entry with { MadeAt = book.NotAhead(entry.MadeAt) };
        var session = await book.Take(entry.SessionId, ct);
        var noted = new Noted(entry.Id, Joined: false, null);
        if (await db.Find<int>("SELECT COUNT(*) FROM familyhubs_count_line WHERE id = @Id", entry, ct) > 0) return noted;
        var late = Taking.IsLate(session.Status, session.Day, session.ClosedAt, entry.MadeAt);
        await db.Execute("""
            INSERT INTO familyhubs_count_line (id, session_id, adults, children, device_id, made_at, noted_by) VALUES (@Id, @SessionId, @Adults, @Children, @DeviceId, @MadeAt, @by)
            """, new { entry.Id, entry.SessionId, entry.Adults, entry.Children, entry.DeviceId, entry.MadeAt, by = user.Id }, ct);
        if (late) await book.Reopen(entry.SessionId, ct);
        else await steps.Brought(entry.SessionId, SessionStatus.Running, ct);
        return noted;
    }

    /// <summary>
    /// Takes back an attendance or a count line. A device takes back what it noted itself, and who was noted by another stays; a worker at the page takes back the person.
    /// </summary>
    internal Task<Noted> Remove(Guid attendanceId, DateTimeOffset madeAt, Guid? deviceId, CancellationToken ct) => Remove(attendanceId, madeAt, deviceId, amends: false, ct);

    /// <inheritdoc cref="Remove(Guid, DateTimeOffset, Guid?, CancellationToken)"/>
    internal async Task<Noted> Remove(Guid attendanceId, DateTimeOffset madeAt, Guid? deviceId, bool amends, CancellationToken ct)
    {
        var (at, noted) = (book.NotAhead(madeAt), new Noted(attendanceId, Joined: false, null));
        if (await claims.Find(attendanceId, ct) is not { SessionId: { } sessionId, PersonId: { } personId } claim)
        {
            if (await CountLine(attendanceId, at, deviceId, amends, ct)) return noted;
            if (deviceId is not { } device) throw new NotFound("This entry of the register");
            if (await claims.Find(attendanceId, ct) is null) await claims.TakeBackUnseen(attendanceId, device, at, ct);
            return noted;
        }
        var session = await book.Take(sessionId, ct);
        var who = await aliases.AllOf(personId, ct);
        var standing = await claims.Standing(sessionId, who, ct);
        if (standing.Count == 0 || (deviceId is not null && standing.All(c => c.Id != claim.Id)))
        {
            if (deviceId is not null) await claims.TakeBack([claim.Id], at, deviceId, ct);
            return noted;
        }
        var late = !amends && Taking.IsLate(session.Status, session.Day, session.ClosedAt, at);
        await claims.TakeBack(deviceId is null ? [.. standing.Select(c => c.Id)] : [claim.Id], at, deviceId, ct);
        if (deviceId is not null && standing.Count > 1)
        {
            if (await rows.Find(sessionId, who, ct) is { } row) await Reread(sessionId, row.Id, null, who, session.Status, ct);
            return noted;
        }
        await rows.Remove(sessionId, who, at, ct);
        await booked.Forget(sessionId, who, ct);
        await links.TakenBack(personId, session.SiteId, session.HubId, ct);
        if (!Session.TakesRegister(session.Status)) await closing.SettleBookings(sessionId, ct);
        if (late) await book.Reopen(sessionId, ct);
        return noted;
    }

    /// <summary>Closes the register, or counts again where late entries opened it: by its lead, later by a manager.</summary>
    /// <param name="explained">Why the headcount differs from the register; null where it agrees.</param>
    internal Task Close(Guid sessionId, int headcount, string? explained, DateTimeOffset madeAt, Guid? deviceId, CancellationToken ct) =>
        closing.Close(sessionId, headcount, explained, [], madeAt, deviceId, ct);

    internal Task<Sums> Sums(Guid sessionId, CancellationToken ct) => closing.Sums(sessionId, ct);

    /// <summary>A repeat changes nothing, but where the family could not be registered and was put right.</summary>
    private async Task<Noted> Again(AttendanceEntry entry, Claims.Claim known, RegisterBook.Standing session, IReadOnlyList<Guid> who, CancellationToken ct)
    {
        if (known.PersonId is null)
        {
            await claims.Complete(entry, ct);
            return new(entry.Id, Joined: false, null);
        }
        if (known.SessionId != entry.SessionId || !who.Contains(known.PersonId.Value)) throw new Conflict("This was already saved with other content. Look at what stands now, then start again.");
        if (await rows.Find(entry.SessionId, who, ct) is not { } row) return new(entry.Id, Joined: false, null);
        if (row.State == AttendanceState.NotRegistered && entry.State != AttendanceState.NotRegistered)
        {
            await rows.Settle(row.Id, entry.PersonId, entry.HouseholdId, entry.State, session.Day, ct);
            await Begin(entry, session, ct);
        }
        return new(row.Id, row.Id != entry.Id, row.Id == entry.Id || row.CorrectedAt is not null ? null : Claims.Differs(entry.Role, entry.Outcome, row.Role, row.Outcome));
    }

    private async Task Reread(Guid sessionId, Guid rowId, AttendanceEntry? entry, IReadOnlyList<Guid> who, SessionStatus status, CancellationToken ct)
    {
        if (Claims.First(await claims.Standing(sessionId, who, ct)) is not { } first) return;
        await rows.Read(rowId, first, entry, ct);
        if (await rows.Find(sessionId, who, ct) is { } row) await booked.Came(sessionId, who, row.Outcome, !Session.TakesRegister(status), ct);
    }

    private async Task Begin(AttendanceEntry entry, RegisterBook.Standing session, CancellationToken ct)
    {
        if (entry.State != AttendanceState.Registered) return;
        if (entry.HouseholdId is { } household) await registrations.Join(household, session.SiteId, "register", ct);
        await links.Noted(entry.PersonId, session.SiteId, session.HubId, ct);
    }

    private async Task<bool> CountLine(Guid id, DateTimeOffset at, Guid? deviceId, bool amends, CancellationToken ct)
    {
        if (await db.Query<Guid>("SELECT session_id FROM familyhubs_count_line WHERE id = @id", new { id }, ct) is not [var sessionId]) return false;
        var session = await book.Take(sessionId, ct);
        var late = !amends && Taking.IsLate(session.Status, session.Day, session.ClosedAt, at);
        if (await db.Execute("UPDATE familyhubs_count_line SET removed_at = @at, removed_device_id = @deviceId WHERE id = @id AND removed_at IS NULL", new { id, at, deviceId }, ct) > 0)
        {
            if (late) await book.Reopen(sessionId, ct);
        }
        else if (deviceId is not null)
        {
            await db.Execute("UPDATE familyhubs_count_line SET removed_at = @at WHERE id = @id AND removed_device_id IS NOT NULL AND removed_at > @at", new { id, at }, ct);
        }
        return true;
    }
}
