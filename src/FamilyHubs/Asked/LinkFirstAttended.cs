using Neighbourhood.FamilyHubs.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>Whoever takes a register says who came: where a midwife linked her to this hub, it is her first time, and her midwife hears it if she said so.</summary>
internal sealed class LinkFirstAttended(Db db, Links links, Aliases aliases)
{
    /// <summary>Somebody came to a session of this hub. Nothing where no accepted link waits for it; a second time changes nothing.</summary>
    /// <param name="siteId">The session's site, or the hub that answers for its activity.</param>
    internal async Task Noted(Guid personId, Guid siteId, CancellationToken ct)
    {
        foreach (var id in await db.Query<Guid>("""
            SELECT id FROM familyhubs_link WHERE person_id IN @people AND site_id = @siteId AND state IN ('Accepted', 'Welcomed')
            """, new { people = await aliases.AllOf(personId, ct), siteId }, ct))
            await links.Attend(await links.Find(id, ct), ct);
    }
}
