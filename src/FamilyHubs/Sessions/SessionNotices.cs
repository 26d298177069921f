using Neighbourhood.FamilyHubs.Bookings;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sessions;

/// <summary>Tells every family that is booked that a session is at another time or place, each by their own preference through the gate.</summary>
internal sealed class SessionNotices(Db db, BookedSessions sessions, BookingMessages messages)
{
    /// <returns>How many people could not be told: the worker does.</returns>
    internal async Task<int> Changed(Guid sessionId, CancellationToken ct)
    {
        var session = await sessions.Find(sessionId, ct);
        var bookings = await db.Query<Guid>("SELECT id FROM familyhubs_booking WHERE session_id = @sessionId AND status = 'Booked' ORDER BY queued_at, id", new { sessionId }, ct);
        foreach (var booking in bookings) await messages.Tell(booking, session, BookingMessage.Changed, ct);
        return (await messages.Unsent(bookings, ct)).Count(u => u.Kind == BookingMessage.Changed);
    }
}
