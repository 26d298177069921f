using Neighbourhood.Contact.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.People;

/// <summary>Contact with somebody is held: the channel is silent, and the coordinator reads "do not contact, ask first".</summary>
internal sealed class HoldsPeersWhenContactHeld(Db db, Silences silences) : IWhen<ContactHeld>
{
    public async Task Handle(ContactHeld happened, CancellationToken ct)
    {
        foreach (var personId in happened.PersonIds.Distinct())
            await db.Execute("""
                INSERT INTO peersupport_hold (hold_id, person_id, kind, held_on) SELECT @HoldId, @personId, @Kind, @On
                WHERE NOT EXISTS (SELECT 1 FROM peersupport_hold WHERE hold_id = @HoldId AND person_id = @personId)
                """, new { happened.HoldId, personId, happened.Kind, happened.On }, ct);
        // Its release may have been heard before it.
        var standing = await db.Query<Guid>("SELECT person_id FROM peersupport_hold WHERE hold_id = @HoldId AND released_on IS NULL", new { happened.HoldId }, ct);
        if (standing.Count > 0) await silences.Silence(standing, Silences.Hold, LookWhy.Held, ct);
    }
}

/// <summary>Contact may go on. Nothing that was stopped is begun again by itself: the coordinator is asked. Heard before the hold itself, it stays released.</summary>
internal sealed class ReleasesPeersWhenContactReleased(Db db, Silences silences) : IWhen<ContactReleased>
{
    public async Task Handle(ContactReleased happened, CancellationToken ct)
    {
        foreach (var personId in happened.PersonIds.Distinct())
        {
            var row = new { happened.HoldId, personId, happened.Kind, happened.On };
            await db.Execute("""
                INSERT INTO peersupport_hold (hold_id, person_id, kind, held_on) SELECT @HoldId, @personId, @Kind, @On
                WHERE NOT EXISTS (SELECT 1 FROM peersupport_hold WHERE hold_id = @HoldId AND person_id = @personId)
                """, row, ct);
            await db.Execute("UPDATE peersupport_hold SET released_on = COALESCE(released_on, @On) WHERE hold_id = @HoldId AND person_id = @personId", row, ct);
        }
        await silences.Lifted([.. happened.PersonIds.Distinct()], ct);
    }
}
