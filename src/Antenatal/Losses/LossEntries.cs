using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Losses;

/// <summary>What was entered and stands: recorded, or still to be.</summary>
internal sealed class LossEntries(Db db)
{
    /// <param name="Number">Of the baby; null for what is not recorded yet.</param>
    internal sealed record Entry(Guid Id, int? Number, DateTimeOffset At);

    /// <summary>When it turned out that what was entered last cannot be recorded, as long as its hold stands and nothing was entered since; null otherwise.</summary>
    internal async Task<DateTimeOffset?> CouldNotBe(Guid pregnancyId, CancellationToken ct) => await db.Query<DateTimeOffset>("""
        SELECT t.ended_at FROM antenatal_loss_try t
        WHERE t.pregnancy_id = @pregnancyId AND t.ended_code = 'MovedOn' AND NOT EXISTS (SELECT 1 FROM antenatal_hold h WHERE h.hold_id = t.hold_id AND h.released_on IS NOT NULL)
          AND NOT EXISTS (SELECT 1 FROM antenatal_loss_try l WHERE l.pregnancy_id = t.pregnancy_id AND l.asked_at > t.asked_at)
        ORDER BY t.ended_at DESC
        """, new { pregnancyId }, ct) is [var last, ..] ? last : null;

    internal Task<IReadOnlyList<Entry>> Of(Guid pregnancyId, CancellationToken ct) => db.Query<Entry>("""
        SELECT l.id, b.number, l.recorded_at AS at FROM antenatal_loss l JOIN antenatal_baby b ON b.id = l.baby_id WHERE l.pregnancy_id = @pregnancyId AND l.corrected_at IS NULL
        UNION ALL SELECT t.id, NULL AS number, t.asked_at AS at FROM antenatal_loss_try t WHERE t.pregnancy_id = @pregnancyId AND t.ended_at IS NULL
        ORDER BY at
        """, new { pregnancyId }, ct);
}
