using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.People;

/// <summary>
/// When a person's time is over, what was written in her maternity care is emptied, with what she answered and where she lived; what was noted of a partner goes with
/// either. That there was a pregnancy stays, under an id that names nobody.
/// </summary>
internal sealed class EmptiesWordsWhenPersonErased(Db db, Aliases aliases) : IWhen<PersonErased>
{
    public async Task Handle(PersonErased happened, CancellationToken ct)
    {
        var ids = await aliases.AllOf(happened.PersonId, ct);
        await db.Execute("UPDATE antenatal_partner SET needs = NULL, version = version + 1 WHERE person_id IN @ids", new { ids }, ct);
        var hers = await db.Query<Guid>("SELECT id FROM antenatal_pregnancy WHERE person_id IN @ids", new { ids }, ct);
        var babies = await db.Query<Guid>("SELECT id FROM antenatal_baby WHERE person_id IN @ids", new { ids }, ct);
        await db.Execute("UPDATE antenatal_step SET reason = NULL WHERE subject_id IN @babies", new { babies }, ct);
        if (hers.Count == 0) return;
        var row = new { hers };
        // Why each step was taken; that it was, stays.
        await db.Execute("""
            UPDATE antenatal_step SET reason = NULL WHERE subject_id IN @hers
              OR subject_id IN (SELECT id FROM antenatal_baby WHERE pregnancy_id IN @hers) OR subject_id IN (SELECT id FROM antenatal_milestone WHERE pregnancy_id IN @hers)
              OR subject_id IN (SELECT id FROM antenatal_hub_link WHERE pregnancy_id IN @hers) OR subject_id IN (SELECT id FROM antenatal_screen WHERE pregnancy_id IN @hers)
              OR subject_id IN (SELECT id FROM antenatal_handover WHERE pregnancy_id IN @hers)
            """, row, ct);
        await db.Execute("UPDATE antenatal_pregnancy SET lsoa = NULL, version = version + 1 WHERE id IN @hers", row, ct);
        await db.Execute("UPDATE antenatal_under_16 SET outcome = NULL WHERE pregnancy_id IN @hers", row, ct);
        await db.Execute("UPDATE antenatal_move SET to_provider = 'Removed', received_by = NULL, undone_reason = NULL WHERE pregnancy_id IN @hers", row, ct);
        await db.Execute("UPDATE antenatal_silence SET outcome = NULL WHERE pregnancy_id IN @hers", row, ct);
        await db.Execute("UPDATE antenatal_milestone SET place = NULL, reason = NULL, version = version + 1 WHERE pregnancy_id IN @hers", row, ct);
        await db.Execute("UPDATE antenatal_hub_offer SET wording = 'Removed' WHERE pregnancy_id IN @hers", row, ct);
        await db.Execute("DELETE FROM antenatal_link_need WHERE link_id IN (SELECT id FROM antenatal_hub_link WHERE pregnancy_id IN @hers)", row, ct);
        await db.Execute("""
            UPDATE antenatal_screen SET whooley_1 = NULL, whooley_2 = NULL, gad_2 = NULL, gad_7 = NULL, epds = NULL, epds_item_10 = NULL, phq_9 = NULL, phq_9_item_9 = NULL, asks_for = '',
                action_text = NULL, version = version + 1
            WHERE pregnancy_id IN @hers
            """, row, ct);
        await db.Execute("UPDATE antenatal_safety_question SET answer = 'DidNotSay', next_step = NULL WHERE pregnancy_id IN @hers", row, ct);
        await db.Execute("UPDATE antenatal_feeding_plan SET help = NULL WHERE pregnancy_id IN @hers", row, ct);
        await db.Execute("UPDATE antenatal_partner SET needs = NULL, version = version + 1 WHERE pregnancy_id IN @hers", row, ct);
        await db.Execute("DELETE FROM antenatal_factor WHERE pregnancy_id IN @hers", row, ct);
        await db.Execute("UPDATE antenatal_loss SET corrected_reason = NULL WHERE pregnancy_id IN @hers", row, ct);
        await db.Execute("UPDATE antenatal_loss_try SET sealed = 'Removed', last_error = NULL WHERE pregnancy_id IN @hers AND ended_at IS NOT NULL", row, ct);
        await db.Execute("UPDATE antenatal_handover SET content = 'Removed', version = version + 1 WHERE pregnancy_id IN @hers", row, ct);
        await db.Execute("UPDATE antenatal_sleep_talk SET risks = '', care_plan = NULL WHERE pregnancy_id IN @hers", row, ct);
    }
}
