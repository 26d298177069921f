using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Rooms;

/// <summary>Some weeks after a wall or group was closed, what was written there goes; days by setting.</summary>
internal sealed class EmptiesRooms(Db db, ISend send, TimeProvider clock) : ITimed
{
    private const int Batch = 200;

    public string Name => "peersupport.rooms.empty";

    public TimeSpan Period => TimeSpan.FromHours(6);

    public async Task Run(CancellationToken ct)
    {
        var before = clock.Today().AddDays(-await send.Number("peer.roomKeepDays", ct: ct));
        var ids = await db.Query<Guid>("""
            SELECT p.id FROM peersupport_post p JOIN peersupport_room r ON r.id = p.room_id WHERE r.closed_on < @before AND p.words IS NOT NULL ORDER BY p.id OFFSET 0 ROWS FETCH NEXT @Batch ROWS ONLY
            """, new { before, Batch }, ct);
        if (ids.Count > 0) await db.InOne(() => db.Execute("UPDATE peersupport_post SET words = NULL, signed_as = NULL WHERE id IN @ids", new { ids }, ct), ct);
    }
}
