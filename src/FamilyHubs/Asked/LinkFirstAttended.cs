using Neighbourhood.FamilyHubs.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>Whoever takes a register says who came: where a midwife linked her to this hub, it is her first time, and her midwife hears it if she said so.</summary>
internal sealed class LinkFirstAttended(Db db, Links links, Aliases aliases)
{
    /// <summary>Somebody came to a session of this hub. Nothing where no accepted link waits for it; a second time changes nothing.</summary>
    /// <param name="siteId">The session's site.</param>
    /// <param name="hubId">The hub that answers for its activity: the same, or another where the session is held away from it.</param>
    internal async Task Noted(Guid personId, Guid siteId, Guid hubId, CancellationToken ct)
    {
        foreach (var id in await db.Query<Guid>("""
            SELECT id FROM familyhubs_link WHERE person_id IN @people AND site_id IN (@siteId, @hubId) AND state IN ('Accepted', 'Welcomed')
            """, new { people = await aliases.AllOf(personId, ct), siteId, hubId }, ct))
            await links.Attend(await links.Find(id, ct), ct);
    }

    /// <summary>Somebody was not there after all: where she came to no other session of this hub since her midwife asked, she is still waited for. What her midwife heard she has heard.</summary>
    internal async Task TakenBack(Guid personId, Guid siteId, Guid hubId, CancellationToken ct)
    {
        foreach (var id in await db.Query<Guid>("""
            SELECT l.id FROM familyhubs_link l WHERE l.person_id IN @people AND l.site_id IN (@siteId, @hubId) AND l.state = 'Attended'
                AND NOT EXISTS (
                    SELECT 1 FROM familyhubs_attendance t JOIN familyhubs_session s ON s.id = t.session_id JOIN familyhubs_activity a ON a.id = s.activity_id
                    WHERE t.person_id IN @people AND t.removed_at IS NULL AND t.state IN ('Registered', 'MergedInto') AND (s.site_id = l.site_id OR a.site_id = l.site_id) AND s.day >= l.asked_on)
            """, new { people = await aliases.AllOf(personId, ct), siteId, hubId }, ct))
            await links.WaitAgain(await links.Find(id, ct), ct);
    }
}
