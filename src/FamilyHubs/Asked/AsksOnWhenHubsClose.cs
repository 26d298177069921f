using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>
/// What waits at a hub on the day it closes is asked of the one in its place. Where there is none, a case meeting's proposal is shown to the neighbourhood's hubs,
/// and a midwife's link stays where the manager sees it.
/// </summary>
internal sealed class AsksOnWhenHubsClose(Db db, Proposals proposals, Links links, TimeProvider clock) : ITimed
{
    private const int Batch = 50;

    public string Name => "familyhubs.asked.ask-on";

    public TimeSpan Period => TimeSpan.FromMinutes(15);

    public async Task Run(CancellationToken ct)
    {
        var args = new { today = clock.Today(), Batch };
        foreach (var id in await db.Query<Guid>("""
            SELECT l.id FROM familyhubs_link l JOIN familyhubs_site s ON s.id = l.site_id
            WHERE l.state = 'Asked' AND s.closed_on <= @today AND s.replaced_by_id IS NOT NULL
            ORDER BY s.closed_on DESC, l.asked_on, l.id OFFSET 0 ROWS FETCH NEXT @Batch ROWS ONLY
            """, args, ct))
            await db.InOne(() => links.AskOn(id, ct), ct);
        // Where several hubs were asked, one that is open is enough.
        foreach (var id in await db.Query<Guid>("""
            SELECT p.id FROM familyhubs_proposal p
            WHERE p.state IN ('Proposed', 'Expired')
              AND EXISTS (SELECT 1 FROM familyhubs_asked_site a JOIN familyhubs_site s ON s.id = a.site_id WHERE a.subject_id = p.id AND a.to_on IS NULL AND s.closed_on <= @today)
              AND NOT EXISTS (SELECT 1 FROM familyhubs_asked_site a JOIN familyhubs_site s ON s.id = a.site_id
                WHERE a.subject_id = p.id AND a.to_on IS NULL AND (s.closed_on IS NULL OR s.closed_on > @today))
            ORDER BY p.answer_due_on DESC, p.id OFFSET 0 ROWS FETCH NEXT @Batch ROWS ONLY
            """, args, ct))
            await db.InOne(() => proposals.AskOn(id, ct), ct);
    }
}
