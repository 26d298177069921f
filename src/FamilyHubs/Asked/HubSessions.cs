using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>Which sessions a worker may book a family into that was sent to their hub.</summary>
internal sealed class HubSessions(Db db, AskedSites sites, TimeProvider clock)
{
    /// <summary>Of a hub of theirs, ahead, and open.</summary>
    internal async Task<bool> IsOfMine(Guid sessionId, CancellationToken ct)
    {
        var mine = await sites.Mine(Permissions.Book, ct);
        return await db.Find<int>("""
            SELECT COUNT(*) FROM familyhubs_session s JOIN familyhubs_activity a ON a.id = s.activity_id
            WHERE s.id = @sessionId AND s.status IN ('Open', 'Running') AND s.ends_at > @now AND (s.site_id IN @mine OR a.site_id IN @mine)
            """, new { sessionId, mine, now = clock.Now() }, ct) > 0;
    }
}
