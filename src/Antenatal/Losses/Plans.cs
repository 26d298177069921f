using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Losses;

/// <summary>What this module plans for a pregnancy, and stops with it. What is asked about her own safety, how she feels, and a child's safety is no such plan: it stands.</summary>
internal sealed class Plans(Db db)
{
    internal sealed record Planned(string Kind, Guid Id);

    /// <param name="heldOn">Since when contact is held for it: a link that this stopped already is one of them; null where nothing is held yet.</param>
    internal Task<IReadOnlyList<Planned>> Of(Guid pregnancyId, DateOnly? heldOn, CancellationToken ct) => db.Query<Planned>("""
        SELECT 'Milestone' AS kind, id FROM antenatal_milestone WHERE pregnancy_id = @pregnancyId AND status IN ('Upcoming', 'Open')
        UNION ALL SELECT 'Link' AS kind, id FROM antenatal_hub_link WHERE pregnancy_id = @pregnancyId
            AND (status IN ('Asked', 'Accepted', 'Welcomed', 'FirstAttended') OR (status = 'Withdrawn' AND reason_code = 'held' AND ended_on >= @heldOn))
        UNION ALL SELECT 'Booking' AS kind, booking_task_id AS id FROM antenatal_pregnancy WHERE id = @pregnancyId AND status = 'Notified' AND booking_task_id IS NOT NULL
        UNION ALL SELECT 'Task' AS kind, id FROM antenatal_silence WHERE pregnancy_id = @pregnancyId AND closed_on IS NULL
        UNION ALL SELECT 'Look' AS kind, id FROM antenatal_look_again WHERE pregnancy_id = @pregnancyId AND looked_at IS NULL
        """, new { pregnancyId, heldOn }, ct);

    /// <summary>As a midwife reads it.</summary>
    internal static string Says(string kind, int count) => (kind, count) switch
    {
        ("Milestone", 1) => "1 appointment, scan or visit that is still to come",
        ("Milestone", _) => $"{count} appointments, scans and visits that are still to come",
        ("Link", _) => "Her link to a hub",
        ("Booking", _) => "A first appointment that is to be agreed",
        ("Look", 1) => "1 thing to look at again since the family changed",
        ("Look", _) => $"{count} things to look at again since the family changed",
        (_, 1) => "1 question why nothing was heard",
        _ => $"{count} questions why nothing was heard",
    };
}
