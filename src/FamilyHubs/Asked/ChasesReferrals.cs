using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>What was sent to a hub that has closed goes on to the one in its place; what nobody answered in its days is late, once.</summary>
internal sealed class ChasesReferrals(Db db, Referrals referrals, TimeProvider clock) : ITimed
{
    private const int Batch = 50;

    public string Name => "familyhubs.asked.chase-referrals";

    public TimeSpan Period => TimeSpan.FromMinutes(15);

    public async Task Run(CancellationToken ct)
    {
        var args = new { today = clock.Today(), Batch };
        foreach (var id in await db.Query<Guid>("""
            SELECT r.id FROM familyhubs_gp_referral r JOIN familyhubs_site s ON s.id = r.site_id
            WHERE r.state = 'Received' AND s.closed_on <= @today
              AND NOT EXISTS (SELECT 1 FROM familyhubs_referral_log l WHERE l.gp_referral_id = r.id AND l.to_site_id = s.id AND l.outcome = 'Failed')
            ORDER BY r.received_at, r.id OFFSET 0 ROWS FETCH NEXT @Batch ROWS ONLY
            """, args, ct))
            await db.InOne(() => referrals.Bounce(id, ct), ct);
        foreach (var id in await db.Query<Guid>("""
            SELECT r.id FROM familyhubs_gp_referral r
            WHERE r.state = 'Received' AND r.answer_due_on < @today AND NOT EXISTS (SELECT 1 FROM familyhubs_referral_log l WHERE l.gp_referral_id = r.id AND l.outcome = 'Late')
            ORDER BY r.answer_due_on, r.id OFFSET 0 ROWS FETCH NEXT @Batch ROWS ONLY
            """, args, ct))
            await db.InOne(() => referrals.Late(id, ct), ct);
    }
}
