using Neighbourhood.Antenatal.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Measures;

/// <summary>Gathers what figures are reckoned from. A pregnancy with which contact is held, that ended in loss, or whose baby died is in none of them.</summary>
internal sealed class MeasureFacts(Db db, DoNotContact contact)
{
    private sealed record Row(
        Guid Id, Guid PersonId, Guid? LocalityId, int? ImdDecile, string? Ethnicity, DateOnly NotifiedOn, DateOnly? BookingDoneOn, int? BookedAtDays, string? LateReason, string? SmokingAtBooking,
        string? SmokingAtDelivery, string? FeedingAt6Weeks, DateOnly? BornOn, int Offers, int Accepted, DateOnly? WelcomedOn, DateOnly? FirstAttendedOn, string? Involved, Guid? PartnerId, DateOnly? ReceivedOn);

    private sealed record Told(Guid PregnancyId, Guid PersonId, DateOnly? ToldOn, DateOnly? ReachedOn);

    /// <param name="midwifeId">Hers alone; or null, with a neighbourhood.</param>
    internal async Task<Facts> Of(Guid? midwifeId, Guid? neighbourhoodId, Terms terms, CancellationToken ct)
    {
        var rows = await db.Query<Row>("""
            SELECT p.id, p.person_id, p.locality_id, p.imd_decile, p.ethnicity, p.notified_on, p.booking_done_on, p.booked_at_days, p.late_reason, p.smoking_at_booking, p.smoking_at_delivery,
                p.feeding_at_6_weeks, b.born_on, COALESCE(o.offers, 0) AS offers, COALESCE(k.accepted, 0) AS accepted, k.welcomed_on, k.first_attended_on, r.involved, r.person_id AS partner_id, h.received_on
            FROM antenatal_pregnancy p
            LEFT JOIN (SELECT pregnancy_id, MIN(born_on) AS born_on, COUNT(died_on) AS died FROM antenatal_baby WHERE state = 'Born' GROUP BY pregnancy_id) b ON b.pregnancy_id = p.id
            LEFT JOIN (SELECT pregnancy_id, COUNT(*) AS offers FROM antenatal_hub_offer GROUP BY pregnancy_id) o ON o.pregnancy_id = p.id
            LEFT JOIN (SELECT pregnancy_id, SUM(CASE WHEN answered_on IS NOT NULL AND status <> 'NotAccepted' THEN 1 ELSE 0 END) AS accepted, MIN(welcomed_on) AS welcomed_on,
                MIN(first_attended_on) AS first_attended_on FROM antenatal_hub_link GROUP BY pregnancy_id) k ON k.pregnancy_id = p.id
            LEFT JOIN antenatal_partner r ON r.pregnancy_id = p.id
            LEFT JOIN (SELECT pregnancy_id, MIN(received_on) AS received_on FROM antenatal_handover GROUP BY pregnancy_id) h ON h.pregnancy_id = p.id
            WHERE ((@midwifeId IS NOT NULL AND p.midwife_user_id = @midwifeId) OR (@midwifeId IS NULL AND p.neighbourhood_id = @neighbourhoodId))
              AND p.status NOT IN ('EnteredInError', 'LossRecorded') AND COALESCE(b.died, 0) = 0
              AND NOT EXISTS (SELECT 1 FROM antenatal_loss l WHERE l.pregnancy_id = p.id AND l.corrected_at IS NULL)
              AND ((p.notified_on >= @From AND p.notified_on < @To) OR (p.booking_done_on >= @From AND p.booking_done_on < @To) OR (b.born_on >= @From AND b.born_on < @To))
            ORDER BY p.id
            """, new { midwifeId, neighbourhoodId, terms.From, terms.To }, ct);
        var held = await contact.Held([.. rows.Select(r => r.PersonId).Distinct()], ct);
        List<Row> free = [.. rows.Where(r => !held.Contains(r.PersonId))];
        var told = (await db.Query<Told>("SELECT pregnancy_id, person_id, told_on, reached_on FROM antenatal_start_for_life WHERE pregnancy_id IN @ids", new { ids = free.Select(r => r.Id).ToList() }, ct))
            .ToLookup(t => t.PregnancyId);
        return new(
            [.. free.Select(r => new Facts.Pregnancy(
                r.LocalityId, r.ImdDecile, r.Ethnicity, r.NotifiedOn, r.BookingDoneOn, r.BookedAtDays, r.LateReason, r.SmokingAtBooking, r.SmokingAtDelivery, r.FeedingAt6Weeks, r.BornOn, r.Offers > 0,
                r.Accepted > 0, r.WelcomedOn, r.FirstAttendedOn, r.Involved, r.ReceivedOn))],
            [.. free.SelectMany(r => Parents(r, [.. told[r.Id]]))]);
    }

    /// <summary>She, her partner where one is named, and whoever else was told: all who are known.</summary>
    private static IEnumerable<Facts.Parent> Parents(Row row, IReadOnlyList<Told> told) =>
        told.Select(t => t.PersonId).Append(row.PersonId).Concat(row.PartnerId is { } partner ? [partner] : []).Distinct()
            .Select(id => told.Where(t => t.PersonId == id).ToList())
            .Select(t => new Facts.Parent(row.LocalityId, t.Any(x => x.ToldOn is not null), t.Any(x => x.ReachedOn is not null)));
}
