using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Milestones;

/// <summary>Who has gone quiet: she missed appointments or scans, and there was no contact since. Asked once for a whole list.</summary>
internal sealed class Quiet(Db db)
{
    /// <param name="Since">The last day on which there was contact; the day of the notification where there was none.</param>
    /// <param name="Missed">What she missed after it, the first first.</param>
    internal sealed record Silence(DateOnly Since, IReadOnlyList<Lapse> Missed);

    /// <param name="On">The last day on which it could have been held.</param>
    internal sealed record Lapse(string Code, DateOnly On);

    private sealed record Row(Guid PregnancyId, string Code, DateOnly DueTo);

    private sealed record Day(Guid PregnancyId, DateOnly OnDay);

    private sealed record Instant(Guid PregnancyId, DateTimeOffset AskedAt);

    /// <summary>By pregnancy; whose is not in it missed nothing since the last contact. What was over before it was known, nobody missed.</summary>
    internal async Task<IReadOnlyDictionary<Guid, Silence>> Of(IReadOnlyList<Guid> pregnancyIds, CancellationToken ct)
    {
        var missed = (await db.Query<Row>("""
            SELECT pregnancy_id, code, due_to FROM antenatal_milestone WHERE pregnancy_id IN @ids AND status = 'Missed' AND because IS NULL AND kind IN ('Appointment', 'Scan') ORDER BY due_to, code
            """, new { ids = pregnancyIds }, ct)).ToLookup(r => r.PregnancyId);
        var some = missed.Select(g => g.Key).ToList();
        if (some.Count == 0) return new Dictionary<Guid, Silence>();
        var contact = await Contact(some, ct);
        return missed.Select(g => (g.Key, Silence: new Silence(contact[g.Key], [.. g.Where(r => r.DueTo >= contact[g.Key]).Select(r => new Lapse(r.Code, r.DueTo))])))
            .Where(p => p.Silence.Missed.Count > 0).ToDictionary(p => p.Key, p => p.Silence);
    }

    /// <summary>When there was contact last: an appointment held, a hub offered, her wellbeing asked, a question about her silence answered.</summary>
    private async Task<Dictionary<Guid, DateOnly>> Contact(IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var days = await db.Query<Day>("""
            SELECT id AS pregnancy_id, COALESCE(booking_done_on, notified_on) AS on_day FROM antenatal_pregnancy WHERE id IN @ids
            UNION ALL SELECT pregnancy_id, done_on AS on_day FROM antenatal_milestone WHERE pregnancy_id IN @ids AND done_on IS NOT NULL
            UNION ALL SELECT pregnancy_id, offered_on AS on_day FROM antenatal_hub_offer WHERE pregnancy_id IN @ids
            UNION ALL SELECT pregnancy_id, closed_on AS on_day FROM antenatal_silence WHERE pregnancy_id IN @ids AND closed_on IS NOT NULL
            """, new { ids }, ct);
        var asked = await db.Query<Instant>("SELECT pregnancy_id, asked_at FROM antenatal_screen WHERE pregnancy_id IN @ids", new { ids }, ct);
        return days.Concat(asked.Select(a => new Day(a.PregnancyId, a.AskedAt.LondonDay()))).GroupBy(d => d.PregnancyId).ToDictionary(g => g.Key, g => g.Max(d => d.OnDay));
    }
}
