using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Contact.Rights;

/// <summary>What this module keeps about a person: for merge, subject access and retention.</summary>
internal sealed class AnswerGatherAboutPerson(Db db) : IGatherHandler<GatherAboutPerson, GatherAboutPerson.Part>
{
    public async Task<IReadOnlyList<GatherAboutPerson.Part>> Handle(GatherAboutPerson question, CancellationToken ct)
    {
        var rows = await db.Query<Row>("""
            SELECT 'messages to this person' AS kind, id FROM contact_message WHERE person_id = @PersonId
            UNION ALL SELECT 'messages that tell something about this person', message_id FROM contact_message_subject WHERE subject_id = @PersonId
            UNION ALL SELECT 'contact that workers made', id FROM contact_made WHERE person_id = @PersonId
            UNION ALL SELECT 'contact that was stopped', hold_id FROM contact_hold_person WHERE person_id = @PersonId
            UNION ALL SELECT 'lists of what was not sent', id FROM contact_review WHERE person_id = @PersonId
            """, new { question.PersonId }, ct);
        return [.. rows.GroupBy(r => r.Kind, StringComparer.Ordinal).Select(g => new GatherAboutPerson.Part("Contact", g.Key, [.. g.Select(r => r.Id)]))];
    }

    private sealed record Row(string Kind, Guid Id);
}
