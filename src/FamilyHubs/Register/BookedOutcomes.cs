using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.Bookings;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Register;

/// <summary>What became of the places that families had booked: set by the register.</summary>
internal sealed class BookedOutcomes(Db db, ISend send, History history, CurrentUser user, TimeProvider clock)
{
    /// <summary>They came; also where the register was closed before this was known.</summary>
    internal async Task Came(Guid sessionId, IReadOnlyList<Guid> who, Outcome outcome, bool closed, CancellationToken ct)
    {
        await Set(sessionId, who, outcome, null, null, ct);
        if (!closed) return;
        foreach (var task in await db.Query<Guid>("SELECT task_id FROM familyhubs_follow_up WHERE session_id = @sessionId AND person_id IN @who ORDER BY task_id", new { sessionId, who }, ct))
        {
            await send.Send(new CloseTask(task, TaskOutcome.NoLongerNeeded, "They came after all"), ct);
            await db.Execute("DELETE FROM familyhubs_follow_up WHERE task_id = @task", new { task }, ct);
        }
        foreach (var id in await db.Query<Guid>("""
            SELECT id FROM familyhubs_booking WHERE session_id = @sessionId AND status = 'NotAttended' AND id IN (SELECT booking_id FROM familyhubs_booking_person WHERE person_id IN @who)
            """, new { sessionId, who }, ct))
            await Step(id, BookingStatus.NotAttended, BookingStatus.Attended, ct);
    }

    /// <summary>Takes a booking on. Who waited is booked first: they came, so there was room. A register that is counted again may say otherwise than the first time.</summary>
    internal async Task Step(Guid bookingId, BookingStatus from, BookingStatus to, CancellationToken ct)
    {
        if (Booking.Stands(from)) Booking.Check(from, to);
        await db.Execute("UPDATE familyhubs_booking SET status = @to, version = version + 1 WHERE id = @bookingId", new { bookingId, to }, ct);
        if (to == BookingStatus.Booked) await db.Execute("UPDATE familyhubs_booking SET booked_at = @now, promoted_at = @now WHERE id = @bookingId", new { bookingId, now = clock.Now() }, ct);
        await history.Add(Subject.Booking, bookingId, from.ToString(), to.ToString(), null, ct);
    }

    /// <summary>A task to get in touch with somebody who was not there: it ends where they came after all.</summary>
    internal Task Follows(Guid taskId, Guid sessionId, Guid personId, CancellationToken ct) => db.Execute("""
        INSERT INTO familyhubs_follow_up (task_id, session_id, person_id) SELECT @taskId, @sessionId, @personId
        WHERE NOT EXISTS (SELECT 1 FROM familyhubs_follow_up WHERE task_id = @taskId)
        """, new { taskId, sessionId, personId }, ct);

    /// <summary>It was a slip: nothing is known of them again.</summary>
    internal Task Forget(Guid sessionId, IReadOnlyList<Guid> who, CancellationToken ct) => db.Execute("""
        UPDATE familyhubs_booking_person SET outcome = NULL, outcome_reason = NULL, outcome_note = NULL, outcome_at = NULL, outcome_by = NULL
        WHERE person_id IN @who AND booking_id IN (SELECT id FROM familyhubs_booking WHERE session_id = @sessionId)
            AND outcome IN ('Attended', 'AttendedLate', 'LeftEarly', 'VirtualAttended')
        """, new { sessionId, who }, ct);

    internal Task Set(Guid sessionId, IReadOnlyList<Guid> who, Outcome outcome, string? reason, string? note, CancellationToken ct) => db.Execute("""
        UPDATE familyhubs_booking_person SET outcome = @outcome, outcome_reason = @reason, outcome_note = @note, outcome_at = @now, outcome_by = @by
        WHERE person_id IN @who AND booking_id IN (SELECT id FROM familyhubs_booking WHERE session_id = @sessionId AND status NOT IN ('CancelledByFamily', 'CancelledByHub'))
        """, new { sessionId, who, outcome, reason, note, now = clock.Now(), by = user.Id }, ct);
}
