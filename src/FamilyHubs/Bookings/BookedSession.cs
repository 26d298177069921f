using Neighbourhood.FamilyHubs.Offer;
using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Bookings;

/// <summary>A session as whoever books into it sees it.</summary>
/// <param name="Place">The room or place where it is not at the site itself; null for at the site.</param>
internal sealed record BookedSession(
    Guid Id, Guid SiteId, string Site, string Title, Bookable Bookable, Audience Audience, SessionStatus Status, DateTimeOffset StartsAt, DateTimeOffset EndsAt, int? Capacity, string? Place)
{
    /// <summary>Where it is, in the words that families read.</summary>
    internal string Where => Place is null ? Site : $"{Place}, {Site}";
}

/// <summary>Sessions and their places; whoever changes who has a place holds the session first, so that two at once do not both get the last one.</summary>
internal sealed class BookedSessions(Db db)
{
    /// <summary>The session, held until the end of the transaction.</summary>
    internal async Task<BookedSession> Hold(Guid sessionId, CancellationToken ct)
    {
        await db.Execute("UPDATE familyhubs_session SET version = version WHERE id = @sessionId", new { sessionId }, ct);
        return await Find(sessionId, ct);
    }

    internal async Task<BookedSession> Find(Guid sessionId, CancellationToken ct) => await db.Find<BookedSession>("""
        SELECT s.id, s.site_id, t.name AS site, a.title, a.bookable, a.audience, s.status, s.starts_at, s.ends_at, s.capacity, s.place
        FROM familyhubs_session s JOIN familyhubs_activity a ON a.id = s.activity_id JOIN familyhubs_site t ON t.id = s.site_id WHERE s.id = @sessionId
        """, new { sessionId }, ct) ?? throw new NotFound("The session");

    /// <summary>Places that are taken: booked, and those who came.</summary>
    internal Task<int> Taken(Guid sessionId, CancellationToken ct) => db.Find<int>("""
        SELECT COALESCE(SUM(places), 0) FROM familyhubs_booking WHERE session_id = @sessionId AND status IN ('Booked', 'Attended')
        """, new { sessionId }, ct);
}
