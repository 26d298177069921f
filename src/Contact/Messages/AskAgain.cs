using Neighbourhood.Contact.Contracts;
using Neighbourhood.Contact.Gates;
using Neighbourhood.Contact.People;
using Neighbourhood.Contact.Wordings;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Contact.Messages;

/// <summary>Asks the gate again for all that has not left: at once, when something about a person has changed for the stricter.</summary>
internal sealed class AskAgain(Db db, GateKeeper keeper, Aliases aliases, TimeProvider clock)
{
    internal async Task About(Guid personId, CancellationToken ct)
    {
        var ids = await aliases.Of(personId, ct);
        // Also what tells somebody else about this person.
        var waiting = await db.Query<Row>("""
            SELECT id, person_id, kind, template_code, variant FROM contact_message
            WHERE state IN ('Queued', 'Waits', 'ToPost') AND (person_id IN @ids
              OR EXISTS (SELECT 1 FROM contact_message_subject s WHERE s.message_id = contact_message.id AND s.is_person = 1 AND s.subject_id IN @ids))
            """, new { ids }, ct);
        foreach (var message in waiting)
        {
            var about = await db.Query<Guid>("SELECT subject_id FROM contact_message_subject WHERE message_id = @Id AND is_person = 1", new { message.Id }, ct);
            var answer = await keeper.Ask(new(
                message.PersonId, message.Kind, clock.Now(), false, Declared.All.GetValueOrDefault(message.TemplateCode), message.Variant, About: about), ct);
            if (answer.Verdict.Refusal is { } refusal && !Message.Waits(refusal)) await Refuse(message.Id, refusal, ct);
        }
    }

    private Task<int> Refuse(Guid id, ContactRefusal refusal, CancellationToken ct) => db.Execute("""
        UPDATE contact_message SET state = 'Refused', refusal = @refusal, ended_at = @now, leased_by = NULL, leased_until = NULL, parked_at = NULL
        WHERE id = @id AND state IN ('Queued', 'Waits', 'ToPost')
        """, new { id, refusal, now = clock.Now() }, ct);

    private sealed record Row(Guid Id, Guid PersonId, MessageKind Kind, string TemplateCode, string? Variant);
}

/// <summary>Whoever becomes restricted gets nothing any more but by a way that is marked safe.</summary>
internal sealed class AsksAgainWhenPersonRestricted(AskAgain again) : IWhen<PersonRestricted>
{
    public Task Handle(PersonRestricted happened, CancellationToken ct) => again.About(happened.PersonId, ct);
}

/// <summary>Nothing that serves a purpose that somebody objects to leaves any more.</summary>
internal sealed class AsksAgainWhenSharingObjectionRecorded(AskAgain again) : IWhen<SharingObjectionRecorded>
{
    public Task Handle(SharingObjectionRecorded happened, CancellationToken ct) => again.About(happened.PersonId, ct);
}
