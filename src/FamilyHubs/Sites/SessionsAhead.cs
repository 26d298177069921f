using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sites;

/// <summary>Sessions that are still to come at a place or in a room: nobody closes one without having seen them.</summary>
internal static class SessionsAhead
{
    internal sealed record Row(Guid Id, string Title, DateOnly Day, DateTimeOffset StartsAt);

    /// <summary>From this day on, the first first.</summary>
    internal static Task<IReadOnlyList<Row>> OfSite(Db db, Guid siteId, DateOnly from, CancellationToken ct) => db.Query<Row>("""
        SELECT s.id, a.title, s.day, s.starts_at FROM familyhubs_session s JOIN familyhubs_activity a ON a.id = s.activity_id
        WHERE s.site_id = @siteId AND s.day >= @from AND s.status IN ('Planned', 'Open', 'Running') ORDER BY s.starts_at, s.id
        """, new { siteId, from }, ct);

    internal static Task<IReadOnlyList<Row>> OfRoom(Db db, Guid roomId, DateOnly from, CancellationToken ct) => db.Query<Row>("""
        SELECT s.id, a.title, s.day, s.starts_at FROM familyhubs_session s JOIN familyhubs_activity a ON a.id = s.activity_id
        WHERE s.room_id = @roomId AND s.day >= @from AND s.status IN ('Planned', 'Open', 'Running') ORDER BY s.starts_at, s.id
        """, new { roomId, from }, ct);

    /// <exception cref="Refused">Not as many were seen as there are.</exception>
    internal static void CheckSeen(int there, int? seen, DateOnly from)
    {
        if (there != (seen ?? 0))
            throw new Refused("Seen", there == 1
                ? $"One session is still planned on or after {When.Date(from)}: look at it below, then say that you have seen it"
                : $"{there} sessions are still planned on or after {When.Date(from)}: look at them below, then say that you have seen them");
    }
}
