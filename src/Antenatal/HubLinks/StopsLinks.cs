using Neighbourhood.Antenatal.People;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.HubLinks;

/// <summary>The open links of people, whatever id they stand under.</summary>
internal sealed class LinksOfPeople(Db db, Aliases aliases, LinkDesk desk)
{
    internal async Task Withdraw(IReadOnlyList<Guid> personIds, string reasonCode, CancellationToken ct)
    {
        foreach (var id in await db.Query<Guid>("""
            SELECT id FROM antenatal_hub_link WHERE person_id IN @ids AND status IN ('Asked', 'Accepted', 'Welcomed', 'FirstAttended')
            """, new { ids = await aliases.AllOf(personIds, ct) }, ct))
            await desk.Withdraw(await desk.Find(id, ct), reasonCode, ct);
    }
}

/// <summary>Contact with her is held: the hub stops, and reads no reason.</summary>
internal sealed class StopsLinksWhenContactHeld(LinksOfPeople links) : IWhen<ContactHeld>
{
    public Task Handle(ContactHeld happened, CancellationToken ct) => links.Withdraw(happened.PersonIds, LinkDesk.Because.Held, ct);
}

/// <summary>She objects to sharing for care or early help: from that transaction on no hub is asked for her.</summary>
internal sealed class StopsLinksWhenSharingObjectionRecorded(LinksOfPeople links) : IWhen<SharingObjectionRecorded>
{
    public Task Handle(SharingObjectionRecorded happened, CancellationToken ct) =>
        happened.Purposes.Any(p => p is SharingPurpose.EarlyHelp or SharingPurpose.DirectCare) ? links.Withdraw([happened.PersonId], LinkDesk.Because.Objection, ct) : Task.CompletedTask;
}

/// <summary>A hub closes: links that point there are listed for a person.</summary>
internal sealed class ListsLinksWhenSiteClosed(Db db) : IWhen<SiteClosed>
{
    public Task Handle(SiteClosed happened, CancellationToken ct) => db.Execute("""
        UPDATE antenatal_hub_link SET to_look_at = @why, version = version + 1 WHERE site_id = @SiteId AND status IN ('Asked', 'Accepted', 'Welcomed', 'FirstAttended')
        """, new { happened.SiteId, why = LinkWords.SiteClosed }, ct);
}

/// <summary>A family moved: its link is listed for a person, who sees whether another place is nearer.</summary>
internal sealed class ListsLinksWhenHouseholdMoved(Db db, Aliases aliases) : IWhen<HouseholdMoved>
{
    public async Task Handle(HouseholdMoved happened, CancellationToken ct) => await db.Execute("""
        UPDATE antenatal_hub_link SET to_look_at = @why, version = version + 1
        WHERE status IN ('Asked', 'Accepted', 'Welcomed', 'FirstAttended') AND to_look_at IS NULL AND pregnancy_id IN (SELECT id FROM antenatal_pregnancy WHERE household_id IN @ids)
        """, new { why = LinkWords.Moved, ids = await aliases.AllOf(happened.HouseholdId, ct) }, ct);
}

/// <summary>A link ends by itself when the baby is as old as the setting of the family's area says; the hub, which agrees that with her, has a row of its own.</summary>
internal sealed class EndsLinksOfGrownBabies(Db db, OneByOne each, ISend send, LinkDesk desk, TimeProvider clock) : ITimed
{
    private const string Setting = "hub.linkEndMonths";
    private const int AtOnce = 50;

    public string Name => "antenatal.links.end";

    public TimeSpan Period => TimeSpan.FromHours(6);

    private sealed record Area(Guid? Id);

    public async Task Run(CancellationToken ct)
    {
        foreach (var area in await db.Query<Area>("""
            SELECT DISTINCT p.neighbourhood_id AS id FROM antenatal_hub_link l JOIN antenatal_pregnancy p ON p.id = l.pregnancy_id WHERE l.status IN ('Asked', 'Accepted', 'Welcomed', 'FirstAttended')
            """, ct: ct))
            await End(area.Id, clock.Today().AddMonths(-await send.Number(Setting, area.Id, ct)), ct);
    }

    private async Task End(Guid? area, DateOnly before, CancellationToken ct) =>
        await each.Run(Name, await db.Query<Guid>("""
            SELECT l.id FROM antenatal_hub_link l JOIN antenatal_pregnancy p ON p.id = l.pregnancy_id
            WHERE l.status IN ('Asked', 'Accepted', 'Welcomed', 'FirstAttended') AND (p.neighbourhood_id = @area OR (@area IS NULL AND p.neighbourhood_id IS NULL))
              AND EXISTS (SELECT 1 FROM antenatal_baby b WHERE b.pregnancy_id = l.pregnancy_id AND b.state = 'Born' AND b.born_on <= @before)
            ORDER BY l.id OFFSET @skip ROWS FETCH NEXT @take ROWS ONLY
            """, new { area, before, skip = 0, take = AtOnce }, ct), id => End(id, ct), ct);

    private async Task End(Guid id, CancellationToken ct)
    {
        var link = await desk.Find(id, ct);
        if (!LinkSteps.IsOpen(link.Status)) return;
        await desk.Take(link, LinkStatus.Ended, null, ct);
        await db.Execute("UPDATE antenatal_hub_link SET ended_on = @today, reason_code = @why, to_look_at = NULL WHERE id = @id", new { id, today = clock.Today(), why = LinkDesk.Grown }, ct);
    }
}
