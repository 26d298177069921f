using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Rights;

/// <summary>
/// Empties what this module keeps about one person: every table that has a word of them. What is left says that somebody was there, and who did what:
/// ids, codes and days. What is about others too stays until the last of them is emptied.
/// </summary>
internal sealed class Emptying(Db db, TimeProvider clock)
{
    internal async Task Of(Guid personId, CancellationToken ct)
    {
        await Person(new { personId }, ct);
        await Said(new { personId }, ct);
        await Work(new { personId, now = clock.Now() }, ct);
        await Shared(personId, ct);
    }

    private async Task Person(object args, CancellationToken ct)
    {
        await db.Execute("""
            UPDATE families_person SET first_name = 'Removed', family_name = NULL, preferred_name = NULL, first_name_folded = '', family_name_folded = '',
                date_of_birth = NULL, nhs_number = NULL, no_nhs_number_reason = NULL, ethnicity = '99', ethnicity_asked = 0, ethnicity_detail = NULL, language = NULL,
                interpreter_needed = NULL, accessible_info = NULL, written_format = NULL, contact_preference = NULL, no_contact_by = NULL, gender = NULL, pronouns = NULL,
                digital_device = NULL, digital_data = NULL, digital_skills = NULL, digital_confidence = NULL, gp_practice_ods = NULL, disability = NULL, is_carer = NULL,
                version = version + 1
            WHERE id = @personId
            """, args, ct);
        await db.Execute("DELETE FROM families_name WHERE person_id = @personId", args, ct);
        await db.Execute("DELETE FROM families_contact_point WHERE person_id = @personId", args, ct);
        await db.Execute("DELETE FROM families_quarantined_number WHERE person_id = @personId", args, ct);
        await db.Execute("DELETE FROM families_change WHERE person_id = @personId", args, ct);
        await db.Execute("DELETE FROM families_school WHERE person_id = @personId", args, ct);
        await db.Execute("DELETE FROM families_social_care WHERE person_id = @personId", args, ct);
        await db.Execute("DELETE FROM families_relationship WHERE person_id = @personId OR other_id = @personId", args, ct);
        await db.Execute("DELETE FROM families_competence WHERE person_id = @personId", args, ct);
        await db.Execute("DELETE FROM families_warning_review WHERE note_id IN (SELECT n.id FROM families_warning_note n WHERE n.person_id = @personId)", args, ct);
        await db.Execute("DELETE FROM families_warning_note WHERE person_id = @personId", args, ct);
        await db.Execute("DELETE FROM families_telling WHERE about_id = @personId OR to_id = @personId", args, ct);
        await db.Execute("DELETE FROM families_member_before WHERE member_id IN (SELECT m.id FROM families_member m WHERE m.person_id = @personId)", args, ct);
        await db.Execute("DELETE FROM families_import_key WHERE our_id = @personId", args, ct);
        // That somebody has died stays: it stops whatever would still be sent.
        await db.Execute("UPDATE families_death SET told_by = 'Removed', correction = NULL WHERE person_id = @personId", args, ct);
    }

    /// <summary>What was said about sharing: that it was, stays.</summary>
    private async Task Said(object args, CancellationToken ct)
    {
        await db.Execute("UPDATE families_sharing SET note = NULL, set_aside_reason = NULL WHERE person_id = @personId", args, ct);
        await db.Execute("DELETE FROM families_data_opt_out WHERE person_id = @personId", args, ct);
        await db.Execute("""
            UPDATE families_objection_step SET told_by = NULL, reason = NULL, law = NULL WHERE objection_id IN (SELECT h.id FROM families_objection_head h WHERE h.person_id = @personId)
            """, args, ct);
        await db.Execute("""
            UPDATE families_objection_head SET told_by = NULL, withdrawn_told_by = NULL, decision_reason = NULL, decision_law = NULL, version = version + 1 WHERE person_id = @personId
            """, args, ct);
    }

    /// <summary>What workers wrote when they worked with the record: why they looked, compared, joined, held and gave.</summary>
    private async Task Work(object args, CancellationToken ct)
    {
        await db.Execute("UPDATE families_look_up SET reason = 'Removed', note = NULL WHERE person_id = @personId", args, ct);
        await db.Execute("UPDATE families_pair SET reason = NULL WHERE one_id = @personId OR other_id = @personId", args, ct);
        await db.Execute("UPDATE families_alias SET reason = 'Removed', undo_reason = NULL WHERE merged_id = @personId OR kept_id = @personId", args, ct);
        await db.Execute("UPDATE families_legal_hold SET reason = 'Removed', lifted_reason = NULL WHERE person_id = @personId", args, ct);
        await db.Execute("""
            UPDATE families_access_decision SET words = NULL, reason = NULL WHERE request_id IN (SELECT r.id FROM families_access_request r WHERE r.person_id = @personId)
            """, args, ct);
        await db.Execute("""
            UPDATE families_access_request SET identity_seen = 'Removed', competence_reason = NULL, declined_reason = NULL, version = version + 1 WHERE person_id = @personId
            """, args, ct);
        await db.Execute("""
            UPDATE families_task_step SET reason = NULL WHERE task_id IN (SELECT t.id FROM families_task t WHERE t.person_id = @personId)
            """, args, ct);
        await db.Execute("""
            UPDATE families_task SET title = 'Removed', handed_reason = NULL, end_reason = NULL, path = NULL, version = version + 1,
                state = CASE WHEN ended_at IS NULL THEN 'Cancelled' ELSE state END, ended_at = COALESCE(ended_at, @now)
            WHERE person_id = @personId
            """, args, ct);
    }

    /// <summary>The households that nobody is left of, and the concerns that name nobody else who is kept.</summary>
    private async Task Shared(Guid personId, CancellationToken ct)
    {
        var empty = new
        {
            personId,
            now = clock.Now(),
            homes = await db.Query<Guid>("""
                SELECT DISTINCT m.household_id FROM families_member m WHERE m.person_id = @personId
                  AND NOT EXISTS (SELECT 1 FROM families_member o WHERE o.household_id = m.household_id AND o.person_id <> @personId
                    AND o.person_id NOT IN (SELECT e.person_id FROM families_erasure e))
                """, new { personId }, ct),
        };
        await db.Execute("""
            UPDATE families_household SET line1 = NULL, line2 = NULL, town = NULL, postcode = NULL, postcode_folded = '', lsoa21 = NULL, lsoa11 = NULL, version = version + 1
            WHERE id IN @homes
            """, empty, ct);
        await db.Execute("DELETE FROM families_former_address WHERE household_id IN @homes", empty, ct);
        await db.Execute("UPDATE families_alias SET reason = 'Removed', undo_reason = NULL WHERE merged_id IN @homes OR kept_id IN @homes", empty, ct);
        await db.Execute("UPDATE families_import_line SET reference = 'Removed', cells = NULL, reason = NULL WHERE household_id IN @homes", empty, ct);
        await db.Execute("DELETE FROM families_import_key WHERE our_id IN @homes", empty, ct);
        await db.Execute("UPDATE families_task_step SET reason = NULL WHERE task_id IN (SELECT t.id FROM families_task t WHERE t.household_id IN @homes)", empty, ct);
        await db.Execute("""
            UPDATE families_task SET title = 'Removed', handed_reason = NULL, end_reason = NULL, path = NULL, version = version + 1,
                state = CASE WHEN ended_at IS NULL THEN 'Cancelled' ELSE state END, ended_at = COALESCE(ended_at, @now)
            WHERE household_id IN @homes
            """, empty, ct);

        var concerns = await db.Query<Guid>("""
            SELECT c.id FROM families_concern c
            WHERE (EXISTS (SELECT 1 FROM families_concern_person p WHERE p.concern_id = c.id AND p.person_id = @personId)
                OR (c.household_id IN @homes AND c.state = 'Closed'))
              AND NOT EXISTS (SELECT 1 FROM families_concern_person o WHERE o.concern_id = c.id AND o.person_id <> @personId
                AND o.person_id NOT IN (SELECT e.person_id FROM families_erasure e))
            """, empty, ct);
        await db.Execute("UPDATE families_concern_step SET reason = NULL WHERE concern_id IN @concerns", new { concerns }, ct);
        await db.Execute("""
            UPDATE families_concern SET seen = 'Removed', reference = NULL, outcome = NULL, not_referred_reason = NULL, version = version + 1 WHERE id IN @concerns
            """, new { concerns }, ct);
    }
}
