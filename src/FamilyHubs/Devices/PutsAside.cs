using System.Text.Json;
using Neighbourhood.FamilyHubs.Asked;
using Neighbourhood.FamilyHubs.People;
using Neighbourhood.FamilyHubs.Register;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Devices;

/// <summary>
/// A closing that comes later than what devices noted after it: that is refused now, as if the closing had been known, so that when a thing was made decides and not when it
/// arrived. What a worker did on the page stands: they saw a register that was open.
/// </summary>
internal sealed class PutsAside(Db db, RegisterBook book, Claims claims, AttendanceRows rows, BookedOutcomes booked, Aliases aliases, LinkFirstAttended links, TimeProvider clock)
{
    internal async Task After(Guid sessionId, DateTimeOffset closedAt, CancellationToken ct)
    {
        var session = await book.Take(sessionId, ct);
        var said = new { sessionId, closedAt, now = clock.Now(), code = EntryReason.AfterClose, why = JsonSerializer.Serialize<EntryAnswer.Mend[]>([new("", EntryReason.AfterCloseSays)]) };
        if (await db.Execute("""
            UPDATE familyhubs_device_entry SET outcome = 'Refused', reason_code = @code, conflict_code = NULL, refusals = @why, settled_at = NULL, settled_by = NULL
            WHERE session_id = @sessionId AND kind IN ('Attendance', 'Count', 'Family', 'Removal', 'Change') AND made_at > @closedAt
            """, said, ct) == 0) return;
        var people = await db.Query<Guid>("""
            SELECT DISTINCT person_id FROM familyhubs_attendance_entry e WHERE session_id = @sessionId AND person_id IS NOT NULL
                AND ((made_at > @closedAt AND device_id IS NOT NULL) OR (removed_at > @closedAt AND removed_device_id IS NOT NULL)
                    OR EXISTS (SELECT 1 FROM familyhubs_attendance_change c WHERE c.entry_id = e.id AND c.made_at > @closedAt))
            """, said, ct);
        // Taken back before it came: where it still comes, it stands.
        await db.Execute("""
            DELETE FROM familyhubs_attendance_entry
            WHERE person_id IS NULL AND removed_at > @closedAt AND id IN (SELECT joined_to FROM familyhubs_device_entry WHERE session_id = @sessionId AND kind = 'Removal')
            """, said, ct);
        await db.Execute("DELETE FROM familyhubs_attendance_change WHERE session_id = @sessionId AND made_at > @closedAt", said, ct);
        await db.Execute("""
            UPDATE familyhubs_attendance_entry SET removed_at = CASE WHEN made_at > @closedAt AND device_id IS NOT NULL THEN made_at ELSE NULL END, removed_device_id = NULL
            WHERE session_id = @sessionId AND ((made_at > @closedAt AND device_id IS NOT NULL) OR (removed_at > @closedAt AND removed_device_id IS NOT NULL))
            """, said, ct);
        await db.Execute("""
            UPDATE familyhubs_count_line SET removed_at = CASE WHEN made_at > @closedAt AND device_id IS NOT NULL THEN @now ELSE NULL END, removed_device_id = NULL
            WHERE session_id = @sessionId AND ((made_at > @closedAt AND device_id IS NOT NULL) OR (removed_at > @closedAt AND removed_device_id IS NOT NULL))
            """, said, ct);
        foreach (var person in people) await Reread(session, person, ct);
    }

    private async Task Reread(RegisterBook.Standing session, Guid person, CancellationToken ct)
    {
        var who = await aliases.AllOf(person, ct);
        var row = await rows.Find(session.SessionId, who, ct);
        if (Claims.First(await claims.Standing(session.SessionId, who, ct)) is not { } first)
        {
            if (row is null) return;
            await rows.Remove(session.SessionId, who, clock.Now(), ct);
            await booked.Forget(session.SessionId, who, ct);
            await links.TakenBack(person, session.SiteId, session.HubId, ct);
            return;
        }
        if (row is null && !await rows.StandsAgain(session.SessionId, who, ct)) return;
        var stands = (await rows.Find(session.SessionId, who, ct))!;
        await rows.Read(stands.Id, first, null, ct);
        if (row is null && stands.State == AttendanceState.Registered) await links.Noted(person, session.SiteId, session.HubId, ct);
        await booked.Came(session.SessionId, who, (await rows.Find(session.SessionId, who, ct))!.Outcome, !Sessions.Session.TakesRegister(session.Status), ct);
    }
}
