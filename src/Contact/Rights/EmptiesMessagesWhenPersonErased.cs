using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Contact.Rights;

/// <summary>When a person's time is over, what messages to them said is emptied, and why contact was stopped; that it was, stays, and stops whatever waits.</summary>
internal sealed class EmptiesMessagesWhenPersonErased(Db db, TimeProvider clock) : IWhen<PersonErased>
{
    public async Task Handle(PersonErased happened, CancellationToken ct)
    {
        await db.Execute("UPDATE contact_message SET field_values = '{}', subject_line = NULL, body = NULL, language = NULL, format = NULL WHERE person_id = @PersonId", happened, ct);
        await db.Execute("""
            UPDATE contact_message SET state = 'Cancelled', ended_at = @now, leased_by = NULL, leased_until = NULL, parked_at = NULL
            WHERE person_id = @PersonId AND state IN ('Queued', 'Waits', 'ToPost')
            """, new { happened.PersonId, now = clock.Now() }, ct);
        await db.Execute("""
            UPDATE contact_hold SET reason = NULL, asked_reason = NULL, release_reason = NULL
            WHERE id IN (SELECT p.hold_id FROM contact_hold_person p WHERE p.person_id = @PersonId)
              AND NOT EXISTS (SELECT 1 FROM contact_hold_person o WHERE o.hold_id = contact_hold.id AND o.person_id <> @PersonId)
            """, happened, ct);
    }
}
