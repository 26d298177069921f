using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Referrals;

/// <summary>When a person's time is over, what was written about them is emptied, as soon as nobody else whom it names is still kept.</summary>
internal sealed class EmptiesReferralsWhenPersonErased(Db db, TimeProvider clock) : IWhen<PersonErased>
{
    public async Task Handle(PersonErased happened, CancellationToken ct)
    {
        await db.Execute("""
            INSERT INTO mdt_erased (person_id, erased_at) SELECT @PersonId, @now WHERE NOT EXISTS (SELECT 1 FROM mdt_erased WHERE person_id = @PersonId)
            """, new { happened.PersonId, now = clock.Now() }, ct);
        // A summary is one person's alone, whoever else is kept.
        await db.Execute("UPDATE mdt_summary SET text = 'Removed', withheld_reason = NULL, version = version + 1 WHERE to_person_id = @PersonId", happened, ct);
        await db.Execute("UPDATE mdt_step SET reason = NULL WHERE subject_id IN (SELECT s.id FROM mdt_summary s WHERE s.to_person_id = @PersonId)", happened, ct);
        var referrals = await db.Query<Guid>("""
            SELECT p.referral_id FROM mdt_referral_person p WHERE p.person_id = @PersonId
              AND NOT EXISTS (SELECT 1 FROM mdt_referral_person o WHERE o.referral_id = p.referral_id AND o.person_id NOT IN (SELECT e.person_id FROM mdt_erased e))
            """, happened, ct);
        if (referrals.Count == 0) return;
        await db.Execute("""
            UPDATE mdt_referral SET situation = NULL, background = NULL, assessment = NULL, ask = NULL, family_wants = NULL, family_not_asked_reason = NULL,
                family_not_told_reason = NULL, urgent_reason = NULL, visit_safety = NULL, risk_flags = NULL, question = NULL, answer = NULL, decline_reason = NULL,
                suggestion = NULL, withdrawn_reason = NULL, version = version + 1
            WHERE id IN @referrals
            """, new { referrals }, ct);
        await db.Execute("""
            UPDATE mdt_pack_item SET situation = NULL, background = NULL, assessment = NULL, ask = NULL, family_wants = NULL, family_not_asked_reason = NULL, late_reason = NULL
            WHERE referral_id IN @referrals
            """, new { referrals }, ct);
        // A case whose every referral is empty has nobody left to tell about.
        var cases = await db.Query<Guid>("""
            SELECT DISTINCT r.case_id FROM mdt_referral r WHERE r.id IN @referrals AND r.case_id IS NOT NULL
              AND NOT EXISTS (SELECT 1 FROM mdt_referral o WHERE o.case_id = r.case_id AND o.situation IS NOT NULL)
            """, new { referrals }, ct);
        await db.Execute("""
            UPDATE mdt_item SET discussion = NULL, new_information = NULL, challenged = NULL, family_voice = NULL, late_reason = NULL, no_action_reason = NULL, deferred_reason = NULL, version = version + 1 WHERE case_id IN @cases
            """, new { cases }, ct);
        await db.Execute("UPDATE mdt_case SET closed_reason = NULL, version = version + 1 WHERE id IN @cases", new { cases }, ct);
        await db.Execute("UPDATE mdt_action SET text = 'Removed', evidence = NULL, cancelled_reason = NULL, asked_reason = NULL, handed_back_reason = NULL, version = version + 1 WHERE case_id IN @cases", new { cases }, ct);
        await db.Execute("UPDATE mdt_decision SET detail = NULL, withdrawn_reason = NULL, reason_for_receiver = NULL, safeguarding_reference = NULL WHERE case_id IN @cases", new { cases }, ct);
        await db.Execute("UPDATE mdt_minute SET text = 'Removed', version = version + 1 WHERE item_id IN (SELECT i.id FROM mdt_item i WHERE i.case_id IN @cases)", new { cases }, ct);
        await db.Execute("UPDATE mdt_addendum SET text = 'Removed' WHERE item_id IN (SELECT i.id FROM mdt_item i WHERE i.case_id IN @cases)", new { cases }, ct);
        await db.Execute("UPDATE mdt_conflict SET reason = 'Removed' WHERE item_id IN (SELECT i.id FROM mdt_item i WHERE i.case_id IN @cases)", new { cases }, ct);
        await db.Execute("""
            UPDATE mdt_plan SET about_us = NULL, strengths = NULL, needs = NULL, not_agreed_reason = NULL, watch_for = NULL, then_do = NULL, who_to_call = NULL WHERE case_id IN @cases
            """, new { cases }, ct);
        await db.Execute("UPDATE mdt_plan_goal SET what = 'Removed', who = NULL, went = NULL WHERE plan_id IN (SELECT p.id FROM mdt_plan p WHERE p.case_id IN @cases)", new { cases }, ct);
        await db.Execute("UPDATE mdt_level_change SET reason = NULL WHERE case_id IN @cases", new { cases }, ct);
        await db.Execute("UPDATE mdt_moving_on SET what_changed = NULL, who_to_turn_to = NULL, what_next = NULL, not_possible_reason = NULL WHERE case_id IN @cases", new { cases }, ct);
        await db.Execute("UPDATE mdt_lead_offer SET note = NULL, ended_reason = NULL WHERE case_id IN @cases", new { cases }, ct);
        await db.Execute("UPDATE mdt_transfer SET handover_note = 'Removed', ended_reason = NULL WHERE case_id IN @cases", new { cases }, ct);
        var summaries = await db.Query<Guid>("SELECT id FROM mdt_summary WHERE case_id IN @cases", new { cases }, ct);
        await db.Execute("UPDATE mdt_summary SET text = 'Removed', withheld_reason = NULL, version = version + 1 WHERE case_id IN @cases", new { cases }, ct);
        await db.Execute("UPDATE mdt_summary_choice SET none_reason = NULL WHERE item_id IN (SELECT i.id FROM mdt_item i WHERE i.case_id IN @cases)", new { cases }, ct);
        // Why each step was taken, of the referrals, the cases, their decisions, actions and summaries; that it was, stays.
        await db.Execute("UPDATE mdt_step SET reason = NULL WHERE subject_id IN (SELECT a.id FROM mdt_action a WHERE a.case_id IN @cases)", new { cases }, ct);
        await db.Execute("UPDATE mdt_step SET reason = NULL WHERE subject_id IN (SELECT d.id FROM mdt_decision d WHERE d.case_id IN @cases)", new { cases }, ct);
        await db.Execute("UPDATE mdt_step SET reason = NULL WHERE subject_id IN @subjects", new { subjects = (IReadOnlyList<Guid>)[.. referrals, .. cases, .. summaries] }, ct);
    }
}
