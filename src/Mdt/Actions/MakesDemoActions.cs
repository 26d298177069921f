using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Actions;

/// <summary>What came of the meeting of four weeks ago: an action of a charity, one that is overdue for long, and one whose owner asks for more time.</summary>
internal sealed class MakesDemoActions(Db db, ISend send, CurrentUser user, TimeProvider clock) : IDemoPart
{
    public int Order => 52;

    public string Says => "actions of a charity, and overdue ones";

    public async Task Make(Demo demo, CancellationToken ct)
    {
        if (!demo.Ids.TryGetValue("mdt", out var mdtId) || !demo.Accounts.TryGetValue("coordinator", out var coordinator)) return;
        var items = await db.Query<Item>("""
            SELECT i.id, i.case_id FROM mdt_item i JOIN mdt_meeting m ON m.id = i.meeting_id WHERE m.mdt_id = @mdtId AND i.status = 'Discussed' ORDER BY m.starts_at, i.place
            """, new { mdtId }, ct);
        if (items.Count < 2) return;
        user.IsSystemFor(coordinator);
        var guest = demo.Accounts.TryGetValue("invited", out var invited) ? (await send.Ask(new GetStaff([invited]), ct)).SingleOrDefault() : null;
        await db.InOne(async () =>
        {
            if (guest is { OrganisationId: { } charity })
            {
                await db.Execute("""
                    INSERT INTO mdt_invitation (id, item_id, user_id, invited_by, invited_at) VALUES (@id, @item, @guest, @coordinator, @at)
                    """, new { id = clock.NewId(), item = items[0].Id, guest = guest.Id, coordinator, at = clock.Now().AddDays(-30) }, ct);
                await Add(items[0], "Bring a food parcel on Fridays, and say if nobody is at home", guest.Id, charity, 5, ct);
            }
            if (demo.Accounts.TryGetValue("hub", out var hub)) await Add(items[1], "Ask whether the bus pass has come", hub, null, -20, ct);
            if (demo.Accounts.TryGetValue("gp", out var gp))
            {
                var asked = await Add(items[1], "Ring back about the blood test", gp, null, 2, ct);
                await db.Execute("UPDATE mdt_action SET asked_due_on = @day, asked_reason = 'The laboratory is a week behind.' WHERE id = @asked", new { asked, day = clock.Today().AddDays(7) }, ct);
            }
        }, ct);
        user.IsSystemFor(null);
    }

    private async Task<Guid> Add(Item item, string text, Guid owner, Guid? organisation, int days, CancellationToken ct)
    {
        var id = clock.NewId();
        await db.Execute("""
            INSERT INTO mdt_action (id, case_id, item_id, text, owner_user_id, owner_organisation_id, due_on, made_at, version)
            VALUES (@id, @CaseId, @itemId, @text, @owner, @organisation, @due, @at, 1)
            """, new { id, item.CaseId, itemId = item.Id, text, owner, organisation, due = clock.Today().AddDays(days), at = clock.Now().AddDays(-28) }, ct);
        return id;
    }

    private sealed record Item(Guid Id, Guid CaseId);
}
