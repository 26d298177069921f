using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.People;

/// <summary>When a person's time is over, what was written about them is emptied; what names others too, as soon as nobody of them is kept.</summary>
internal sealed class EmptiesHubWordsWhenPersonErased(Db db, Aliases aliases, AskedAgain again, TimeProvider clock) : IWhen<PersonErased>
{
    public async Task Handle(PersonErased happened, CancellationToken ct)
    {
        var ids = await aliases.AllOf(happened.PersonId, ct);
        foreach (var id in ids)
            await db.Execute("INSERT INTO familyhubs_erased (person_id, erased_at) SELECT @id, @now WHERE NOT EXISTS (SELECT 1 FROM familyhubs_erased WHERE person_id = @id)", new { id, now = clock.Now() }, ct);
        await again.Note(ids, ct);
        // One person's alone.
        await db.Execute("UPDATE familyhubs_booking_person SET outcome_note = NULL WHERE person_id IN @ids", new { ids }, ct);
        await db.Execute("""
            UPDATE familyhubs_enrolment SET left_why = NULL, competence_before = NULL, competence_after = NULL, confidence_before = NULL, confidence_after = NULL, relationships_before = NULL,
                relationships_after = NULL, version = version + 1
            WHERE person_id IN @ids
            """, new { ids }, ct);
        await db.Execute("UPDATE familyhubs_link SET needs = '', language = NULL, version = version + 1 WHERE person_id IN @ids", new { ids }, ct);
        var links = await db.Query<Guid>("SELECT id FROM familyhubs_link WHERE person_id IN @ids", new { ids }, ct);
        foreach (var link in links) await db.Execute("DELETE FROM familyhubs_told_practice WHERE link_id = @link", new { link }, ct);
        await db.Execute("UPDATE familyhubs_link_heard SET needs = NULL, language = NULL WHERE link_id IN @links", new { links }, ct);
        // What names others too.
        var bookings = await db.Query<Guid>("""
            SELECT DISTINCT p.booking_id FROM familyhubs_booking_person p WHERE p.person_id IN @ids
              AND NOT EXISTS (SELECT 1 FROM familyhubs_booking_person o WHERE o.booking_id = p.booking_id AND o.person_id NOT IN (SELECT e.person_id FROM familyhubs_erased e))
            """, new { ids }, ct);
        await db.Execute("UPDATE familyhubs_booking SET cancelled_reason = NULL, version = version + 1 WHERE id IN @bookings", new { bookings }, ct);
        var referrals = await db.Query<Guid>("""
            SELECT DISTINCT p.gp_referral_id FROM familyhubs_gp_referral_person p WHERE p.person_id IN @ids
              AND NOT EXISTS (SELECT 1 FROM familyhubs_gp_referral_person o WHERE o.gp_referral_id = p.gp_referral_id AND o.person_id NOT IN (SELECT e.person_id FROM familyhubs_erased e))
            """, new { ids }, ct);
        // What a sender's own system calls it may say who it is.
        await db.Execute("""
            UPDATE familyhubs_referral_log SET reference = 'Removed' WHERE EXISTS (
                SELECT 1 FROM familyhubs_gp_referral r WHERE r.id IN @referrals
                  AND (r.id = familyhubs_referral_log.gp_referral_id OR (r.reference = familyhubs_referral_log.reference AND r.sender_organisation_id = familyhubs_referral_log.from_organisation_id)))
            """, new { referrals }, ct);
        await db.Execute("UPDATE familyhubs_gp_referral SET need_note = NULL, safe_contact = 'Removed', answer_note = NULL, reference = NULL, version = version + 1 WHERE id IN @referrals", new { referrals }, ct);
        var proposals = await db.Query<Guid>("""
            SELECT DISTINCT p.proposal_id FROM familyhubs_proposal_person p WHERE p.person_id IN @ids
              AND NOT EXISTS (SELECT 1 FROM familyhubs_proposal_person o WHERE o.proposal_id = p.proposal_id AND o.person_id NOT IN (SELECT e.person_id FROM familyhubs_erased e))
            """, new { ids }, ct);
        await db.Execute("UPDATE familyhubs_proposal SET reason = NULL, version = version + 1 WHERE id IN @proposals", new { proposals }, ct);
        // Why each step was taken; that it was, stays.
        foreach (var subjects in (IReadOnlyList<Guid>[])[bookings, referrals, proposals, links])
            await db.Execute("UPDATE familyhubs_step SET reason = NULL WHERE subject_id IN @subjects", new { subjects }, ct);
    }
}
