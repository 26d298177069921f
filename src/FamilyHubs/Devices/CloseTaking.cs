using Neighbourhood.FamilyHubs.Register;
using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Devices;

/// <summary>
/// A register that was closed on a device. Whoever counted knew nothing of what other devices noted: where the numbers do not agree the closing stands and the count is
/// the lead's again. Of two closings that made earlier wins, whichever comes first.
/// </summary>
internal sealed class CloseTaking(Db db, EntryTaking taking, RegisterDesk desk, RegisterClosing closing, PutsAside puts, Guard guard, History history, CurrentUser user, TimeProvider clock)
{
    private const string Unexplained = "Counted on a device before every entry was in.";

    internal async Task<Taken> Take(Device device, DeviceEntry entry, DateTimeOffset at, CancellationToken ct)
    {
        // A closing is never too late for the closing before it: it is taken and shown.
        var session = await taking.Session(device, entry.SessionId, DateTimeOffset.MinValue, ct);
        if (entry.Headcount is not { } headcount) throw new NotTaken(EntryReason.BadContent, "Enter how many people were there.", "Headcount");
        var isFirst = session.ClosedAt is null || at > session.ReopenedAt;
        var isEarlier = !isFirst && at < session.ClosedAt && session.Status == SessionStatus.RegisterClosed && await MayClose(session.SessionId, ct);
        if (session.ClosedAt is null || isEarlier) await puts.After(session.SessionId, at, ct);
        var agrees = (await desk.Sums(session.SessionId, ct)).All == headcount;
        var why = string.IsNullOrWhiteSpace(entry.Explained) ? agrees ? null : Unexplained : entry.Explained;
        RegisterClosing.Check(headcount, why, await desk.Sums(session.SessionId, ct));

        if (isFirst)
        {
            await desk.Close(session.SessionId, headcount, why, at, device.Id, ct);
        }
        else if (isEarlier)
        {
            await db.Execute("""
                UPDATE familyhubs_register SET headcount = @headcount, explained = @why, closed_at = @at, closed_by = @by, closed_device_id = @device, version = version + 1 WHERE session_id = @SessionId
                """, new { session.SessionId, headcount, why, at, by = user.Id, device = device.Id }, ct);
            await history.Add(Subject.Register, session.SessionId, nameof(SessionStatus.RegisterClosed), nameof(SessionStatus.RegisterClosed), "Closed earlier on a device", ct);
            await closing.Settle(session.SessionId, session.Day, [], ct);
            await db.Execute("""
                UPDATE familyhubs_device_entry SET conflict_code = @ClosedTwice, settled_at = NULL, settled_by = NULL
                WHERE session_id = @SessionId AND kind = 'Close' AND outcome = 'Joined' AND id <> @Id
                """, new { session.SessionId, entry.Id, EntryConflict.ClosedTwice }, ct);
        }
        else
        {
            return Taken.Joined(session.SessionId, EntryConflict.ClosedTwice);
        }
        if (why != Unexplained) return Taken.Joined(session.SessionId);
        await db.Execute("UPDATE familyhubs_register SET reopened_at = COALESCE(reopened_at, @now), version = version + 1 WHERE session_id = @SessionId", new { session.SessionId, now = clock.Now() }, ct);
        return Taken.Joined(session.SessionId, EntryConflict.Headcount);
    }

    /// <summary>As for a closing that is the first: who leads it, or a manager.</summary>
    private async Task<bool> MayClose(Guid sessionId, CancellationToken ct)
    {
        if (await guard.Reaches(Permissions.AmendRegister, "SessionId", sessionId, ct)) return true;
        var leads = await db.Query<Guid>("SELECT user_id FROM familyhubs_session_lead WHERE session_id = @sessionId", new { sessionId }, ct);
        return leads.Count == 0 || leads.Any(l => l == user.Id);
    }
}
