using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.People;
using Neighbourhood.FamilyHubs.Register;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Devices;

/// <summary>Puts what a device noted on the register, by the same desk that a page uses.</summary>
internal sealed class EntryTaking(Db db, RegisterDesk desk, RegisterBook book, Claims claims, Aliases aliases, ISend send, TimeProvider clock)
{
    /// <summary>Clocks differ by minutes; what differs by more is wrong.</summary>
    private static readonly TimeSpan MostAhead = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(14);

    /// <summary>When it was made: by the device, or where its clock cannot be right, now.</summary>
    internal (DateTimeOffset At, bool ClockWrong) Made(DateTimeOffset? at)
    {
        var now = clock.Now();
        return at is not { } made || made > now + MostAhead || made < now - Oldest ? (now, true) : (made > now ? now : made, false);
    }

    internal async Task<Taken> Attendance(Device device, DeviceEntry entry, DateTimeOffset at, CancellationToken ct)
    {
        var session = await Session(device, entry.SessionId, at, ct);
        if (entry.PersonId is not { } person) throw new NotTaken(EntryReason.BadContent, "Say who came.");
        if (entry.Role is not { } role) throw new NotTaken(EntryReason.BadContent, "Choose as whom they came.", "Role");
        if (entry.Outcome is not { } outcome) throw new NotTaken(EntryReason.BadContent, "Choose how they were there.", "Outcome");
        var household = await HouseholdOf(person, entry.HouseholdId, session, ct);
        var noted = await desk.Attend(new(entry.Id, session.SessionId, person, household, role, outcome, at, device.Id), ct);
        return Taken.Joined(noted.AttendanceId, noted.ConflictCode);
    }

    internal async Task<Taken> Count(Device device, DeviceEntry entry, DateTimeOffset at, CancellationToken ct)
    {
        var session = await Session(device, entry.SessionId, at, ct);
        if ((await db.Query<Guid>("SELECT id FROM familyhubs_count_line WHERE id = @Id", new { entry.Id }, ct)).Count > 0) return Taken.OtherContent;
        var noted = await desk.Count(new(entry.Id, session.SessionId, entry.Adults ?? 0, entry.Children ?? 0, at, device.Id), ct);
        return Taken.Joined(noted.AttendanceId, noted.ConflictCode);
    }

    internal async Task<Taken> Change(Device device, DeviceEntry entry, DateTimeOffset at, CancellationToken ct)
    {
        var session = await Session(device, entry.SessionId, at, ct);
        if (entry.AttendanceId is not { } attendance) throw new NotTaken(EntryReason.BadContent, "Say who came.");
        if (entry.Role is not { } role) throw new NotTaken(EntryReason.BadContent, "Choose as whom they came.", "Role");
        if (entry.Outcome is not { } outcome) throw new NotTaken(EntryReason.BadContent, "Choose how they were there.", "Outcome");
        var noted = await desk.Change(new(entry.Id, session.SessionId, attendance, role, outcome, at, device.Id), ct);
        return Taken.Joined(noted.AttendanceId, noted.ConflictCode);
    }

    internal async Task<Taken> Removal(Device device, DeviceEntry entry, DateTimeOffset at, CancellationToken ct)
    {
        var session = await Session(device, entry.SessionId, at, ct);
        if (entry.AttendanceId is not { } attendance) throw new NotTaken(EntryReason.BadContent, "Say who was not there.");
        var claim = await claims.Find(attendance, ct);
        var line = await db.Query<Guid>("SELECT session_id FROM familyhubs_count_line WHERE id = @attendance", new { attendance }, ct);
        if ((claim?.SessionId is { } of && of != session.SessionId) || line.Any(l => l != session.SessionId)) throw new NotTaken(EntryReason.BadContent, "This was noted in another session.");
        await desk.Remove(attendance, at, device.Id, ct);
        return Taken.Joined(attendance, claim is { PersonId: not null } && claim.DeviceId != device.Id ? EntryConflict.RemovedElsewhere : null);
    }

    /// <summary>Saved before anything else, and again here: the same id is the same concern.</summary>
    internal async Task<Taken> Concern(DeviceEntry entry, CancellationToken ct) => Taken.Joined(await send.Send(ConcernOf(entry), ct));

    /// <summary>What was not answered is taken as the worse.</summary>
    internal static RaiseConcern ConcernOf(DeviceEntry entry) =>
        new(entry.Id, entry.PersonIds, null, entry.Seen, entry.ConcernKind ?? ConcernKind.Other, entry.ImmediateDanger ?? true, entry.At ?? default);

    /// <exception cref="NotTaken">It is not the device's, or its register was closed before this was made.</exception>
    internal async Task<RegisterBook.Standing> Session(Device device, Guid? sessionId, DateTimeOffset at, CancellationToken ct)
    {
        if (sessionId is not { } id || await book.Look(id, ct) is not { } session) throw new NotTaken(EntryReason.NotFound, "This session is not known here.");
        if (session.SiteId != device.SiteId) throw new NotTaken(EntryReason.OtherSite, "This session is at another place: note it on a device that was set up there.");
        if (!Sessions.Session.TakesRegister(session.Status) && at > session.ClosedAt)
            throw new NotTaken(EntryReason.AfterClose, EntryReason.AfterCloseSays);
        return session;
    }

    /// <summary>With whom they came, where the worker may know it: an id that a device sends opens no family to anybody.</summary>
    /// <exception cref="NotTaken">The worker may not see them, and they were never here.</exception>
    private async Task<Guid?> HouseholdOf(Guid person, Guid? sent, RegisterBook.Standing session, CancellationToken ct)
    {
        var seen = await send.Ask(new GetPeople([person]), ct) is [var one] ? one : null;
        if (seen is not { Masking: not Masking.Hidden })
            return await WasHere(person, session, ct) ? null : throw new NotTaken(EntryReason.NotYours, "This family was not found, or is not one that you may see. Take them as new.");
        if (sent is { } household && household != seen.HouseholdId && await send.Ask(new GetHouseholds([household]), ct) is [{ Masking: not Masking.Hidden }]) return household;
        return seen.HouseholdId;
    }

    private async Task<bool> WasHere(Guid person, RegisterBook.Standing session, CancellationToken ct)
    {
        var who = await aliases.AllOf(person, ct);
        return (await db.Query<Guid>("""
            SELECT b.id FROM familyhubs_booking b JOIN familyhubs_booking_person p ON p.booking_id = b.id WHERE b.session_id = @SessionId AND p.person_id IN @who
            UNION SELECT a.id FROM familyhubs_attendance a JOIN familyhubs_session s ON s.id = a.session_id WHERE s.site_id = @SiteId AND a.person_id IN @who AND a.removed_at IS NULL
            """, new { session.SessionId, session.SiteId, who }, ct)).Count > 0;
    }
}
