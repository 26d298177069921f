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
}
