using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Packs;

/// <summary>Rule 6: freezes what stands on a list, with what each referral says at that time. What is written later changes nothing in it.</summary>
internal sealed class PackMaking(Db db, TimeProvider clock)
{
    private sealed record Listed(Guid Id, Guid CaseId, Guid? ReferralId);

    private sealed record Earlier(Guid Id, Guid CaseId);

    private sealed record Said(Guid Id, string? Urgency, string? Situation, string? Background, string? Assessment, string? Ask, string? FamilyWants, string? FamilyNotAskedReason);

    /// <summary>Adds what is on the list and not in the pack yet: all of it when the list closes, later what came late.</summary>
    /// <param name="lateReason">Why it could not wait for the next meeting; null at the closing.</param>
    internal async Task Freeze(Guid meetingId, string? lateReason, CancellationToken ct)
    {
        var items = await db.Query<Listed>("""
            SELECT i.id, i.case_id, i.referral_id FROM mdt_item i
            WHERE i.meeting_id = @meetingId AND i.status IN ('Listed', 'Discussing')
              AND NOT EXISTS (SELECT 1 FROM mdt_pack_item p WHERE p.item_id = i.id AND (i.referral_id IS NULL OR p.referral_id = i.referral_id))
            ORDER BY i.place
            """, new { meetingId }, ct);
        if (items.Count == 0) return;
        // A review has no referral of its own: the last one of the case says how it began.
        var reviewed = items.Where(i => i.ReferralId is null).Select(i => i.CaseId).ToList();
        var last = (await db.Query<Earlier>("""
            SELECT id, case_id FROM mdt_referral WHERE case_id IN @reviewed AND status NOT IN ('Draft', 'Declined', 'Withdrawn') ORDER BY submitted_at, id
            """, new { reviewed }, ct)).GroupBy(r => r.CaseId).ToDictionary(r => r.Key, r => r.Last().Id);
        Guid? Referral(Listed item) => item.ReferralId ?? (last.TryGetValue(item.CaseId, out var id) ? id : null);
        var said = (await db.Query<Said>("""
            SELECT id, urgency, situation, background, assessment, ask, family_wants, family_not_asked_reason FROM mdt_referral WHERE id IN @referrals
            """, new { referrals = items.Select(Referral).OfType<Guid>().Distinct().ToList() }, ct)).ToDictionary(s => s.Id);
        foreach (var item in items)
        {
            var words = Referral(item) is { } id ? said[id] : null;
            await db.Execute("""
                INSERT INTO mdt_pack_item (id, meeting_id, item_id, referral_id, frozen_at, late, late_reason, urgency, situation, background, assessment, ask, family_wants, family_not_asked_reason)
                VALUES (@id, @meetingId, @item, @referral, @now, @late, @lateReason, @Urgency, @Situation, @Background, @Assessment, @Ask, @FamilyWants, @FamilyNotAskedReason)
                """, new
            {
                id = clock.NewId(),
                meetingId,
                item = item.Id,
                referral = words?.Id,
                now = clock.Now(),
                late = lateReason is not null,
                lateReason,
                words?.Urgency,
                words?.Situation,
                words?.Background,
                words?.Assessment,
                words?.Ask,
                words?.FamilyWants,
                words?.FamilyNotAskedReason,
            }, ct);
        }
    }
}
