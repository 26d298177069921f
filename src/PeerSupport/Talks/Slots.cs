using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Talks;

/// <summary>When a supporter can be rung: offered by the supporter, taken by the parent.</summary>
internal sealed class Slots(Db db, TimeProvider clock)
{
    /// <summary>How far ahead a time can be offered.</summary>
    internal const int DaysAhead = 28;

    internal sealed record Slot(Guid Id, DateTimeOffset StartsAt, int Minutes, DateTimeOffset? TakenAt, string? CallCode)
    {
        internal DateTimeOffset EndsAt => StartsAt.AddMinutes(Minutes);
    }

    /// <summary>Those of a match that are still to come.</summary>
    internal Task<IReadOnlyList<Slot>> Coming(Guid matchId, CancellationToken ct) => db.Query<Slot>("""
        SELECT id, starts_at, minutes, taken_at, call_code FROM peersupport_slot WHERE match_id = @matchId AND starts_at > @now AND called_at IS NULL ORDER BY starts_at, id
        """, new { matchId, now = clock.Now() }, ct);
}
