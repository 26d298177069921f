using Neighbourhood.Contact.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.People;

/// <summary>Contact may go on: they can be booked again. Nothing that was refused is sent by itself. Heard before the hold itself, it stays released.</summary>
internal sealed class ReleasesFamiliesWhenContactReleased(Db db) : IWhen<ContactReleased>
{
    public async Task Handle(ContactReleased happened, CancellationToken ct)
    {
        foreach (var personId in happened.PersonIds.Distinct())
        {
            var row = new { happened.HoldId, personId, happened.Kind, happened.On };
            await db.Execute("""
                INSERT INTO familyhubs_hold (hold_id, person_id, kind) SELECT @HoldId, @personId, @Kind
                WHERE NOT EXISTS (SELECT 1 FROM familyhubs_hold WHERE hold_id = @HoldId AND person_id = @personId)
                """, row, ct);
            await db.Execute("UPDATE familyhubs_hold SET released_on = COALESCE(released_on, @On) WHERE hold_id = @HoldId AND person_id = @personId", row, ct);
        }
    }
}
