using Neighbourhood.Contact.Contracts;
using Neighbourhood.Contact.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Contact.Holds;

/// <summary>Sets holds and says whether one stands.</summary>
internal sealed class HoldKeeper(Db db, IOutbox outbox, CurrentUser user, Aliases aliases, FailedHolds failed, TimeProvider clock)
{
    /// <summary>A hold, as it is to be set.</summary>
    internal sealed record Hold(Guid Id, IReadOnlyList<Guid> PersonIds, HoldKind Kind, Guid? PregnancyId = null, Guid? UnbornId = null, string? Reason = null);

    /// <summary>Whether contact with any of these is held; a hold that failed to be kept counts until it is.</summary>
    internal async Task<bool> AreHeld(IReadOnlyList<Guid> ids, CancellationToken ct) => failed.Hold(ids) || await db.Find<int>("""
        SELECT COUNT(*) FROM contact_hold_person p JOIN contact_hold h ON h.id = p.hold_id WHERE p.person_id IN @ids AND h.released_at IS NULL
        """, new { ids }, ct) > 0;

    /// <summary>Keeps the hold, refuses all that has not left to these people or tells others of them, and tells it. Once: a repeat changes nothing.</summary>
    internal async Task Set(Hold hold, CancellationToken ct)
    {
        if (await db.Find<int>("SELECT COUNT(*) FROM contact_hold WHERE id = @Id", new { hold.Id }, ct) > 0) return;
        var now = clock.Now();
        await db.Execute("""
            INSERT INTO contact_hold (id, kind, pregnancy_id, unborn_id, reason, held_by, held_at, version)
            VALUES (@Id, @Kind, @PregnancyId, @UnbornId, @Reason, @me, @now, 1)
            """, new { hold.Id, hold.Kind, hold.PregnancyId, hold.UnbornId, hold.Reason, me = user.Id, now }, ct);
        var people = hold.PersonIds.Where(p => p != Guid.Empty).Distinct().ToList();
        foreach (var person in people)
            await db.Execute("INSERT INTO contact_hold_person (hold_id, person_id) VALUES (@Id, @person)", new { hold.Id, person }, ct);
        await db.Execute("""
            UPDATE contact_message SET state = 'Refused', refusal = 'Hold', ended_at = @now, leased_by = NULL, leased_until = NULL, parked_at = NULL
            WHERE state IN ('Queued', 'Waits', 'ToPost')
              AND (person_id IN @all OR EXISTS (SELECT 1 FROM contact_message_subject s WHERE s.message_id = contact_message.id AND s.is_person = 1 AND s.subject_id IN @all))
            """, new { all = await aliases.Of(people, ct), now }, ct);
        await outbox.Add(new ContactHeld(hold.Id, people, hold.Kind, clock.Today()), ct);
    }
}
