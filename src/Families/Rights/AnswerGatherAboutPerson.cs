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
            UNION ALL SELECT 'objections to sharing for others', id FROM families_objection_head WHERE objected_by_person_id = @PersonId AND person_id <> @PersonId
            UNION ALL SELECT 'answers about sharing for others', id FROM families_sharing WHERE given_by_person_id = @PersonId AND person_id <> @PersonId
            UNION ALL SELECT 'the national data opt-out', id FROM families_data_opt_out WHERE person_id = @PersonId
            UNION ALL SELECT 'involvement of services', i.id FROM families_involvement i WHERE i.person_id = @PersonId
              OR i.household_id IN (SELECT m.household_id FROM families_member m WHERE m.person_id = @PersonId)
            UNION ALL SELECT 'corrections of memberships', b.id FROM families_member_before b JOIN families_member m ON m.id = b.member_id WHERE m.person_id = @PersonId
            UNION ALL SELECT 'records of a death', id FROM families_death WHERE person_id = @PersonId
            UNION ALL SELECT 'questions whether this person is known', id FROM families_look_up WHERE person_id = @PersonId
            UNION ALL SELECT 'tasks', id FROM families_task WHERE person_id = @PersonId
            UNION ALL SELECT 'safeguarding concerns', concern_id FROM families_concern_person WHERE person_id = @PersonId
            UNION ALL SELECT 'changes of details', id FROM families_change WHERE person_id = @PersonId
            UNION ALL SELECT 'schools and nurseries', id FROM families_school WHERE person_id = @PersonId
            UNION ALL SELECT 'social care statuses', id FROM families_social_care WHERE person_id = @PersonId
            UNION ALL SELECT 'relationships', pair_id FROM families_relationship WHERE person_id = @PersonId
            UNION ALL SELECT 'warning notes', id FROM families_warning_note WHERE person_id = @PersonId
            UNION ALL SELECT 'reviews of warning notes', r.id FROM families_warning_review r JOIN families_warning_note n ON n.id = r.note_id WHERE n.person_id = @PersonId
            UNION ALL SELECT 'who may be told', id FROM families_telling WHERE about_id = @PersonId OR to_id = @PersonId OR said_by_id = @PersonId
            UNION ALL SELECT 'competence to decide', id FROM families_competence WHERE person_id = @PersonId
            """, new { question.PersonId }, ct);
        return [.. rows.GroupBy(r => r.Kind, StringComparer.Ordinal).Select(g => new GatherAboutPerson.Part("Families", g.Key, [.. g.Select(r => r.Id)]))];
    }

    private sealed record Row(string Kind, Guid Id);
}
