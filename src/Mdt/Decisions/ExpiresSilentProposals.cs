using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Decisions;

/// <summary>Nobody answered a proposal within its working days: it comes back to the coordinator. A late answer is still taken.</summary>
internal sealed class ExpiresSilentProposals(Db db, Proposals proposals, TimeProvider clock) : ITimed
{
    private const int Batch = 100;

    public string Name => "mdt.decisions.expire-proposals";

    public TimeSpan Period => TimeSpan.FromMinutes(15);

    public async Task Run(CancellationToken ct)
    {
        foreach (var silent in await db.Query<Guid>("""
            SELECT p.decision_id FROM mdt_proposal p JOIN mdt_decision d ON d.id = p.decision_id
            WHERE p.outcome IS NULL AND p.expired_at IS NULL AND p.answer_due_on < @today AND d.withdrawn_at IS NULL
            ORDER BY p.answer_due_on, p.decision_id OFFSET 0 ROWS FETCH NEXT @Batch ROWS ONLY
            """, new { today = clock.Today(), Batch }, ct))
            await db.InOne(() => proposals.Expire(silent, ct), ct);
    }
}
