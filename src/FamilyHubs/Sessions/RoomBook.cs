using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sessions;

/// <summary>Who has a room when: no room has two sessions at one time.</summary>
internal sealed class RoomBook(Db db)
{
    internal sealed record Clash(Guid SessionId, string Room, string Title, DateOnly Day, DateTimeOffset StartsAt, DateTimeOffset EndsAt)
    {
        internal string Says => $"{Room} is taken on {When.WholeDay(Day)} from {When.Span(StartsAt, EndsAt)} by {Title}";
    }

    /// <param name="Until">The first day on which it is not used.</param>
    internal sealed record InUse(string Room, DateOnly Until)
    {
        internal string Says => $"{Room} is not used from {When.Date(Until)} on";
    }

    /// <summary>Null where no room is meant, or its use has no end.</summary>
    internal async Task<InUse?> InUseUntil(Guid? roomId, CancellationToken ct) => roomId is null ? null : await db.Find<InUse>("""
        SELECT name AS room, retired_on AS until FROM familyhubs_room WHERE id = @roomId AND retired_on IS NOT NULL
        """, new { roomId }, ct);

    /// <summary>Keeps others from planning for the room until this transaction ends; two that plan at one time follow one another.</summary>
    internal Task Lock(Guid roomId, CancellationToken ct) => db.Execute("UPDATE familyhubs_room SET version = version WHERE id = @roomId", new { roomId }, ct);

    /// <summary>What the room has in that time; what ends when this begins is no clash.</summary>
    internal Task<IReadOnlyList<Clash>> Clashes(Guid roomId, DateTimeOffset starts, DateTimeOffset ends, Guid? except, CancellationToken ct) => db.Query<Clash>("""
        SELECT s.id AS session_id, r.name AS room, a.title, s.day, s.starts_at, s.ends_at
        FROM familyhubs_session s JOIN familyhubs_room r ON r.id = s.room_id JOIN familyhubs_activity a ON a.id = s.activity_id
        WHERE s.room_id = @roomId AND s.starts_at < @ends AND s.ends_at > @starts AND s.status <> 'Cancelled' AND s.id <> @except
        ORDER BY s.starts_at, s.id
        """, new { roomId, starts, ends, except = except ?? Guid.Empty }, ct);

    /// <exception cref="Refused">On <c>RoomId</c>, with what has it.</exception>
    internal async Task CheckFree(Guid? roomId, DateTimeOffset starts, DateTimeOffset ends, Guid? except, CancellationToken ct)
    {
        if (roomId is not { } room) return;
        await Lock(room, ct);
        if (await Clashes(room, starts, ends, except, ct) is [var clash, ..]) throw new Refused("RoomId", $"{clash.Says}. Choose another room or another time.");
    }
}
