using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Bookings;

/// <summary>Nobody waits while their places are free, however they became free: also where somebody's booking was stopped, or a hold ended.</summary>
internal sealed class PromotesWaitingFamilies(Db db, WaitingList waiting, TimeProvider clock) : ITimed
{
    private const int AtOnce = 100;

    public string Name => "familyhubs.bookings.promote";

    public TimeSpan Period => TimeSpan.FromMinutes(10);

    public async Task Run(CancellationToken ct)
    {
        foreach (var session in await db.Query<Guid>("""
            SELECT s.id FROM familyhubs_session s
            WHERE s.status = 'Open' AND s.starts_at > @now AND EXISTS (
                SELECT 1 FROM familyhubs_booking w WHERE w.session_id = s.id AND w.status = 'Waiting'
                  AND (s.capacity IS NULL OR w.places <= s.capacity - (SELECT COALESCE(SUM(b.places), 0) FROM familyhubs_booking b WHERE b.session_id = s.id AND b.status IN ('Booked', 'Attended'))))
            ORDER BY s.starts_at, s.id OFFSET 0 ROWS FETCH NEXT @AtOnce ROWS ONLY
            """, new { now = clock.Now(), AtOnce }, ct))
            await db.InOne(() => waiting.Promote(session, ct), ct);
    }
}
