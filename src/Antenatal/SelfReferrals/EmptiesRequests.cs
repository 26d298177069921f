using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.SelfReferrals;

/// <summary>What somebody wrote who was not reached goes after some weeks, and the counts of networks, numbers and addresses when they count no more.</summary>
internal sealed class EmptiesRequests(Db db, RequestRows rows, ISend send, TimeProvider clock) : ITimed
{
    private const int Batch = 100;

    public string Name => "antenatal.requests.empty";

    public TimeSpan Period => TimeSpan.FromHours(1);

    public async Task Run(CancellationToken ct)
    {
        await db.InOne(() => CountAddress.Forget(db, clock, ct), ct);
        var over = await db.Query<Guid>("""
            SELECT id FROM antenatal_self_referral WHERE emptied_at IS NULL AND ended_at <= @before ORDER BY ended_at, id OFFSET 0 ROWS FETCH NEXT @Batch ROWS ONLY
            """, new { before = clock.Now().AddDays(-await send.Number("antenatal.keepUnreachedDays", ct: ct)), Batch }, ct);
        if (over.Count > 0) await db.InOne(() => rows.Empty(over, ct), ct);
    }
}
