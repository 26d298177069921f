using Neighbourhood.Contact.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.People;

/// <summary>Contact with somebody is held: every page of a pregnancy says "do not contact, ask first", and nothing new is offered or asked of a hub.</summary>
internal sealed class HoldsPregnanciesWhenContactHeld(Db db) : IWhen<ContactHeld>
{
    public async Task Handle(ContactHeld happened, CancellationToken ct)
    {
        foreach (var personId in happened.PersonIds.Distinct())
            await db.Execute("""
                INSERT INTO antenatal_hold (hold_id, person_id, kind, held_on) SELECT @HoldId, @personId, @Kind, @On
                WHERE NOT EXISTS (SELECT 1 FROM antenatal_hold WHERE hold_id = @HoldId AND person_id = @personId)
                """, new { happened.HoldId, personId, happened.Kind, happened.On }, ct);
    }
}

/// <summary>Contact may go on. Nothing that was stopped is begun again by itself. Heard before the hold itself, it stays released.</summary>
internal sealed class ReleasesPregnanciesWhenContactReleased(Db db) : IWhen<ContactReleased>
{
    public async Task Handle(ContactReleased happened, CancellationToken ct)
    {
        foreach (var personId in happened.PersonIds.Distinct())
        {
            var row = new { happened.HoldId, personId, happened.Kind, happened.On };
            await db.Execute("""
                INSERT INTO antenatal_hold (hold_id, person_id, kind, held_on) SELECT @HoldId, @personId, @Kind, @On
                WHERE NOT EXISTS (SELECT 1 FROM antenatal_hold WHERE hold_id = @HoldId AND person_id = @personId)
                """, row, ct);
            await db.Execute("UPDATE antenatal_hold SET released_on = COALESCE(released_on, @On) WHERE hold_id = @HoldId AND person_id = @personId", row, ct);
        }
    }
}
