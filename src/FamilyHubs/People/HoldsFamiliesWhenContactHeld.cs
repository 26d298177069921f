using Neighbourhood.Contact.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.People;

/// <summary>Contact with somebody is held: their bookings stand and read "do not contact, ask first", nothing new is booked, and devices drop them.</summary>
internal sealed class HoldsFamiliesWhenContactHeld(Db db, Aliases aliases, AskedAgain again) : IWhen<ContactHeld>
{
    public async Task Handle(ContactHeld happened, CancellationToken ct)
    {
        foreach (var personId in happened.PersonIds.Distinct())
            await db.Execute("""
                INSERT INTO familyhubs_hold (hold_id, person_id, kind) SELECT @HoldId, @personId, @Kind
                WHERE NOT EXISTS (SELECT 1 FROM familyhubs_hold WHERE hold_id = @HoldId AND person_id = @personId)
                """, new { happened.HoldId, personId, happened.Kind }, ct);
        await again.Note(await aliases.AllOf(happened.PersonIds, ct), ct);
    }
}
