using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Losses;

/// <summary>What was entered and stands: recorded, or still to be.</summary>
internal sealed class LossEntries(Db db)
{
    /// <param name="Number">Of the baby; null for what is not recorded yet.</param>
    internal sealed record Entry(Guid Id, int? Number, DateTimeOffset At);

    internal Task<IReadOnlyList<Entry>> Of(Guid pregnancyId, CancellationToken ct) => db.Query<Entry>("""
        SELECT l.id, b.number, l.recorded_at AS at FROM antenatal_loss l JOIN antenatal_baby b ON b.id = l.baby_id WHERE l.pregnancy_id = @pregnancyId AND l.corrected_at IS NULL
        UNION ALL SELECT t.id, NULL AS number, t.asked_at AS at FROM antenatal_loss_try t WHERE t.pregnancy_id = @pregnancyId AND t.ended_at IS NULL
        ORDER BY at
        """, new { pregnancyId }, ct);
}
