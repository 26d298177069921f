using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>Proposals that no hub answered within their working days are marked late.</summary>
internal sealed class ExpiresProposals(Db db, Proposals proposals, TimeProvider clock) : ITimed
{
    private const int Batch = 100;

    public string Name => "familyhubs.asked.expire-proposals";

    public TimeSpan Period => TimeSpan.FromMinutes(15);

    public async Task Run(CancellationToken ct)
    {
        foreach (var id in await db.Query<Guid>("""
            SELECT id FROM familyhubs_proposal WHERE state = 'Proposed' AND answer_due_on < @today
            ORDER BY answer_due_on, id OFFSET 0 ROWS FETCH NEXT @Batch ROWS ONLY
            """, new { today = clock.Today(), Batch }, ct))
            await db.InOne(() => proposals.Expire(id, ct), ct);
    }
}
