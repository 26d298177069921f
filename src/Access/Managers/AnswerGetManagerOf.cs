using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Managers;

/// <summary>A line manager; the deputy on days when the manager is away or has left; nobody for an invited account.</summary>
internal sealed class AnswerGetManagerOf(Db db, TimeProvider clock) : IFactHandler<GetManagerOf, Guid?>
{
    public async Task<Guid?> Handle(GetManagerOf fact, CancellationToken ct)
    {
        var found = await db.Find<Row>("""
            SELECT l.manager_id, l.deputy_id,
                   CASE WHEN m.ended_at IS NULL THEN 0 ELSE 1 END AS manager_left,
                   (SELECT COUNT(*) FROM access_away a WHERE a.account_id = l.manager_id AND a.from_on <= @today AND a.to_on >= @today) AS manager_away,
                   CASE WHEN d.id IS NULL OR d.ended_at IS NOT NULL THEN 0 ELSE 1 END AS deputy_stands
            FROM access_manager l JOIN access_account m ON m.id = l.manager_id LEFT JOIN access_account d ON d.id = l.deputy_id
            WHERE l.account_id = @UserId AND l.from_on <= @today AND (l.to_on IS NULL OR l.to_on >= @today)
              AND NOT EXISTS (SELECT 1 FROM access_guest g WHERE g.account_id = l.account_id)
            """, new { fact.UserId, today = clock.Today() }, ct);
        if (found is null) return null;
        // A manager who is away and has nobody is better than nobody at all; one who has left is not.
        return (found.ManagerAway || found.ManagerLeft) && found.DeputyStands ? found.DeputyId : found.ManagerLeft ? null : found.ManagerId;
    }

    private sealed record Row(Guid ManagerId, Guid? DeputyId, bool ManagerLeft, bool ManagerAway, bool DeputyStands);
}
