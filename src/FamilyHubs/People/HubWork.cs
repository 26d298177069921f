using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.People;

/// <summary>What lies with one worker at the hubs: sessions to come, repeating plans and courses that they lead, and devices in their name.</summary>
internal sealed class HubWork(Db db, TimeProvider clock)
{
    internal sealed record Led(Guid SiteId, string What);

    /// <summary>One row for each thing; what is over is nobody's work any more.</summary>
    internal Task<IReadOnlyList<Led>> Of(Guid userId, CancellationToken ct) => db.Query<Led>("""
        SELECT s.site_id, 'session' AS what FROM familyhubs_session_lead l JOIN familyhubs_session s ON s.id = l.session_id
        WHERE l.user_id = @userId AND s.status IN ('Planned', 'Open', 'Running', 'Held')
        UNION ALL SELECT s.site_id, 'repeating plan' AS what FROM familyhubs_series_lead l JOIN familyhubs_series s ON s.id = l.series_id
        WHERE l.user_id = @userId AND (s.ended_on IS NULL OR s.ended_on > @today)
        UNION ALL SELECT p.site_id, 'course' AS what FROM familyhubs_programme p WHERE p.facilitator_user_id = @userId AND (p.ended_on IS NULL OR p.ended_on > @today)
        UNION ALL SELECT d.site_id, 'phone or tablet' AS what FROM familyhubs_device d WHERE d.user_id = @userId AND d.ended_at IS NULL
        """, new { userId, today = clock.Today() }, ct);

    /// <summary>"3 sessions, 1 course".</summary>
    internal static string Says(IEnumerable<Led> led) =>
        string.Join(", ", led.GroupBy(l => l.What, StringComparer.Ordinal).Select(g => g.Count() == 1 ? $"1 {g.Key}" : $"{g.Count()} {Many(g.Key)}"));

    private static string Many(string what) => what == "phone or tablet" ? "phones or tablets" : $"{what}s";
}
