using Neighbourhood.Contact.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Losses;

/// <summary>A family with whom a colleague stopped contact, for its midwife to follow up.</summary>
internal sealed class MakesDemoLosses(Db db, ISend send, TimeProvider clock) : IDemoPart
{
    public int Order => 56;

    public string Says => "contact that was stopped";

    public async Task Make(Kernel.Demo demo, CancellationToken ct)
    {
        if (!demo.Ids.TryGetValue("pregnancy:quiet", out var pregnancy) || !demo.Ids.TryGetValue("pregnant:quiet", out var mother)) return;
        var id = clock.NewId();
        await send.Send(new HoldContact(id, [mother], HoldKind.Pregnancy, pregnancy), ct);
        await db.InOne(() => db.Execute("""
            INSERT INTO antenatal_contact_stop (id, pregnancy_id, person_id, hold_id, by_user, at)
            SELECT @id, @pregnancy, @mother, @id, @by, @now WHERE NOT EXISTS (SELECT 1 FROM antenatal_contact_stop s WHERE s.id = @id)
            """, new { id, pregnancy, mother, by = demo.Accounts.TryGetValue("hub", out var hub) ? hub : (Guid?)null, now = clock.Now() }, ct), ct);
    }
}
