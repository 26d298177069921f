using Neighbourhood.FamilyHubs.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>Where the baby is as old as the setting says, the hub is asked once whether it is time to end the link. Not while contact is held.</summary>
internal sealed class EndsLinks(Db db, ISend send, Links links, DoNotContact holds, TimeProvider clock) : ITimed
{
    internal const string Setting = "hub.linkEndMonths";
    private const int Batch = 50;

    private sealed record Area(Guid? Id);

    private sealed record Due(Guid Id, Guid PersonId);

    public string Name => "familyhubs.asked.end-links";

    public TimeSpan Period => TimeSpan.FromHours(1);

    public async Task Run(CancellationToken ct)
    {
        foreach (var area in await db.Query<Area>("SELECT DISTINCT neighbourhood_id AS id FROM familyhubs_site", null, ct))
            await Ask(area.Id, await send.Number(Setting, area.Id, ct), ct);
    }

    private async Task Ask(Guid? area, int months, CancellationToken ct)
    {
        var born = clock.Today().AddMonths(-months);
        // With whom contact is held under another record stays due: one looks past her.
        for (var (past, asked) = (0, 0); asked < Batch;)
        {
            var due = await db.Query<Due>("""
                SELECT l.id, l.person_id FROM familyhubs_link l JOIN familyhubs_site s ON s.id = l.site_id
                WHERE (s.neighbourhood_id = @area OR (@area IS NULL AND s.neighbourhood_id IS NULL))
                  AND l.state IN ('Accepted', 'Welcomed', 'Attended') AND l.end_task_id IS NULL AND (l.born_on <= @born OR (l.born_on IS NULL AND l.due_month <= @due))
                  AND NOT EXISTS (SELECT 1 FROM familyhubs_hold h WHERE h.person_id = l.person_id AND h.released_on IS NULL)
                ORDER BY l.asked_on, l.id OFFSET @past ROWS FETCH NEXT @Batch ROWS ONLY
                """, new { area, born, due = born.AddMonths(-1), past, Batch }, ct);
            var held = await holds.Held([.. due.Select(l => l.PersonId)], ct);
            foreach (var link in due.Where(l => !held.Contains(l.PersonId))) await db.InOne(() => links.AskToEnd(link.Id, months, ct), ct);
            if (due.Count < Batch) return;
            var over = due.Count(l => held.Contains(l.PersonId));
            (past, asked) = (past + over, asked + due.Count - over);
        }
    }
}
