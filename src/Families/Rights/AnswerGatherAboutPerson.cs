using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Rights;

/// <summary>What this module keeps about a person: for merge, subject access and retention.</summary>
internal sealed class AnswerGatherAboutPerson(Db db) : IGatherHandler<GatherAboutPerson, GatherAboutPerson.Part>
{
    public async Task<IReadOnlyList<GatherAboutPerson.Part>> Handle(GatherAboutPerson question, CancellationToken ct)
    {
        var rows = await db.Query<Row>("""
            SELECT 'the person' AS kind, id FROM families_person WHERE id = @PersonId
            UNION ALL SELECT 'NHS numbers set aside', id FROM families_quarantined_number WHERE person_id = @PersonId
            UNION ALL SELECT 'memberships of households', id FROM families_member WHERE person_id = @PersonId
            UNION ALL SELECT 'ways to reach this person', id FROM families_contact_point WHERE person_id = @PersonId
            UNION ALL SELECT 'answers about sharing', id FROM families_sharing WHERE person_id = @PersonId
            UNION ALL SELECT 'objections to sharing', id FROM families_objection WHERE person_id = @PersonId
            UNION ALL SELECT 'involvement of services', i.id FROM families_involvement i WHERE i.person_id = @PersonId
              OR i.household_id IN (SELECT m.household_id FROM families_member m WHERE m.person_id = @PersonId)
            UNION ALL SELECT 'comparisons with other records', id FROM families_pair WHERE one_id = @PersonId OR other_id = @PersonId
            UNION ALL SELECT 'joinings with other records', id FROM families_alias WHERE merged_id = @PersonId OR kept_id = @PersonId
            UNION ALL SELECT 'safeguarding concerns', concern_id FROM families_concern_person WHERE person_id = @PersonId
            """, new { question.PersonId }, ct);
        return [.. rows.GroupBy(r => r.Kind, StringComparer.Ordinal).Select(g => new GatherAboutPerson.Part("Families", g.Key, [.. g.Select(r => r.Id)]))];
    }

    private sealed record Row(string Kind, Guid Id);
}
