using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Talks;

/// <summary>What two people wrote is emptied some time after it ended; that they wrote stays for the figures.</summary>
internal sealed class EmptiesTalks(Db db, ISend send, TimeProvider clock) : ITimed
{
    private const int Batch = 200;

    public string Name => "peersupport.talks.empty";

    public TimeSpan Period => TimeSpan.FromHours(6);

    public async Task Run(CancellationToken ct)
    {
        var over = await db.Query<Guid>("""
            SELECT x.id FROM peersupport_message x JOIN peersupport_match m ON m.id = x.match_id
            WHERE x.words IS NOT NULL AND m.status IN ('Ended', 'SaidNo') AND m.ended_at <= @before ORDER BY m.ended_at, x.id OFFSET 0 ROWS FETCH NEXT @Batch ROWS ONLY
            """, new { before = clock.Now().AddDays(-await send.Number("peer.keepMessagesDays", ct: ct)), Batch }, ct);
        if (over.Count > 0) await db.InOne(() => db.Execute("UPDATE peersupport_message SET words = NULL WHERE id IN @over", new { over }, ct), ct);
    }
}
