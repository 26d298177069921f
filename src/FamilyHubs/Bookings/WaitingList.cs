using Neighbourhood.FamilyHubs.People;
using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Bookings;

/// <summary>Who moves up when places are free: the first family that fits, then the next that fits. Nobody waits while their places are free.</summary>
internal sealed class WaitingList(Db db, BookedSessions sessions, BookingMessages messages, DoNotContact contact, History history, TimeProvider clock)
{
    /// <summary>A family that waits, with the places that it needs.</summary>
    internal sealed record Waits(Guid Id, int Places);

    private sealed record Person(Guid BookingId, Guid PersonId);

    /// <summary>Those who move up, in order.</summary>
    /// <param name="capacity">Null for no limit.</param>
    internal static IReadOnlyList<Waits> MoveUp(int? capacity, int taken, IReadOnlyList<Waits> queue)
    {
        var up = new List<Waits>();
        foreach (var family in queue)
        {
            if (capacity is { } most && taken + family.Places > most) continue;
            up.Add(family);
            taken += family.Places;
        }
        return up;
    }

    /// <summary>Books those who fit into what is free, and tells each. One with whom contact is held keeps their place in the queue until somebody has asked.</summary>
    internal async Task Promote(Guid sessionId, CancellationToken ct)
    {
        var session = await sessions.Hold(sessionId, ct);
        if (session.Status != SessionStatus.Open || clock.Now() >= session.StartsAt) return;
        var held = await Held(sessionId, ct);
        var queue = (await Queue(sessionId, ct)).Where(w => !held.Contains(w.Id)).ToList();
        if (queue.Count == 0) return;
        foreach (var family in MoveUp(session.Capacity, await sessions.Taken(sessionId, ct), queue))
        {
            await db.Execute("""
                UPDATE familyhubs_booking SET status = 'Booked', booked_at = @now, promoted_at = @now, version = version + 1 WHERE id = @Id AND status = 'Waiting'
                """, new { family.Id, now = clock.Now() }, ct);
            await history.Add(Subject.Booking, family.Id, nameof(BookingStatus.Waiting), nameof(BookingStatus.Booked), ct: ct);
            await messages.Tell(family.Id, session, BookingMessage.PlaceFree, ct);
        }
    }

    /// <summary>The queue, the first first.</summary>
    internal Task<IReadOnlyList<Waits>> Queue(Guid sessionId, CancellationToken ct) => db.Query<Waits>("""
        SELECT id, places FROM familyhubs_booking WHERE session_id = @sessionId AND status = 'Waiting' ORDER BY queued_at, id
        """, new { sessionId }, ct);

    /// <summary>Bookings of the session that stand, and with somebody of whose people contact is held.</summary>
    internal async Task<IReadOnlySet<Guid>> Held(Guid sessionId, CancellationToken ct)
    {
        var people = await db.Query<Person>("""
            SELECT p.booking_id, p.person_id FROM familyhubs_booking_person p JOIN familyhubs_booking b ON b.id = p.booking_id
            WHERE b.session_id = @sessionId AND b.status IN ('Booked', 'Waiting')
            UNION SELECT t.booking_id, t.person_id FROM familyhubs_booking_told t JOIN familyhubs_booking b ON b.id = t.booking_id
            WHERE b.session_id = @sessionId AND b.status IN ('Booked', 'Waiting')
            """, new { sessionId }, ct);
        if (people.Count == 0) return new HashSet<Guid>();
        var held = await contact.Held([.. people.Select(p => p.PersonId).Distinct()], ct);
        return people.Where(p => held.Contains(p.PersonId)).Select(p => p.BookingId).ToHashSet();
    }
}
