using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.WhatsOn;

/// <summary>What is on: sessions that are open, of public activities, at places that are open on the day.</summary>
internal sealed class Listing(Db db, TimeProvider clock)
{
    internal sealed record Site(Guid Id, string Name, Guid? LocalityId, string? Locality);

    /// <summary>From now until this day, the first first; those that fit.</summary>
    internal Task<IReadOnlyList<Offered>> Find(Wanted wanted, DateOnly until, CancellationToken ct) => Find(wanted, until, null, ct);

    private async Task<IReadOnlyList<Offered>> Find(Wanted wanted, DateOnly until, Guid? sessionId, CancellationToken ct)
    {
        var today = clock.Today();
        return [.. (await db.Query<Offered>("""
            SELECT s.id, s.day, s.starts_at, s.ends_at, s.place, s.capacity, s.version, a.title, a.about, a.audience, a.age_from_months, a.age_to_months, a.bookable, a.cost_pence, a.languages, a.accessibility, a.send_needs,
                a.virtual, CASE WHEN s.link IS NULL THEN 0 ELSE 1 END AS has_link, t.id AS site_id, t.name AS site, t.kind, t.host_building, t.address_line, t.postcode, t.locality_id, t.locality, t.telephone,
                t.getting_there, t.accessibility AS site_accessibility,
                (SELECT COALESCE(SUM(b.places), 0) FROM familyhubs_booking b WHERE b.session_id = s.id AND b.status IN ('Booked', 'Attended')) AS taken
            FROM familyhubs_session s JOIN familyhubs_activity a ON a.id = s.activity_id JOIN familyhubs_site t ON t.id = s.site_id
            WHERE (@sessionId IS NULL OR s.id = @sessionId) AND s.day >= @today AND s.day <= @until AND s.ends_at > @now AND s.status IN ('Open', 'Running') AND a.is_public = 1 AND a.bookable <> 'ReferralOnly'
              AND (a.retired_on IS NULL OR a.retired_on > s.day) AND t.opened_on <= s.day AND (t.closed_on IS NULL OR t.closed_on > s.day)
            ORDER BY s.starts_at, a.folded_title, s.id
            """, new { today, until, sessionId, now = clock.Now() }, ct)).Where(o => wanted.Fits(o, today))];
    }

    /// <summary>One session; null where it is not public, over, or not there: the three look alike.</summary>
    internal async Task<Offered?> Find(Guid sessionId, CancellationToken ct) =>
        await Find(new Wanted(), clock.Today().AddYears(2), sessionId, ct) is [var found] ? found : null;

    /// <summary>Groups that one is asked into, which are going on: by place, age and who, and on no day.</summary>
    internal async Task<IReadOnlyList<AskedInto>> AskUs(Wanted wanted, DateOnly until, CancellationToken ct) => [.. (await db.Query<AskedInto>("""
        SELECT a.id, a.title, a.about, a.audience, a.age_from_months, a.age_to_months, t.name AS hub, t.telephone, t.id AS hub_id, t.locality_id
        FROM familyhubs_activity a JOIN familyhubs_site t ON t.id = a.site_id
        WHERE a.is_public = 1 AND a.bookable = 'ReferralOnly' AND (a.retired_on IS NULL OR a.retired_on > @today) AND t.opened_on <= @today AND (t.closed_on IS NULL OR t.closed_on > @today)
          AND EXISTS (SELECT 1 FROM familyhubs_session s WHERE s.activity_id = a.id AND s.day >= @today AND s.day <= @until AND s.status IN ('Open', 'Running'))
        ORDER BY a.folded_title, a.id
        """, new { today = clock.Today(), until }, ct))
        .Where(a => wanted.FitsAge(a.Audience, a.AgeFromMonths, a.AgeToMonths) && wanted.FitsWho(a.Audience) && wanted.Where != Wanted.Online
            && (!Guid.TryParse(wanted.Where, out var place) || a.LocalityId == place || a.HubId == place))];

    /// <summary>Places that are open, for the choice: those of a locality stand under it.</summary>
    internal Task<IReadOnlyList<Site>> Sites(CancellationToken ct) => db.Query<Site>("""
        SELECT id, name, locality_id, locality FROM familyhubs_site
        WHERE kind <> 'Virtual' AND opened_on <= @today AND (closed_on IS NULL OR closed_on > @today) ORDER BY CASE WHEN locality IS NULL THEN 1 ELSE 0 END, locality, folded_name, id
        """, new { today = clock.Today() }, ct);
}
