using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Concerns;

/// <summary>In the one list of what waits: concerns that nobody has answered, for the coordinator at once, for the deputy from their turn on, and then for all whose it is to answer. It says nothing of whom.</summary>
internal sealed class AlertsInMyWork(Db db, OwnAlerts own, CurrentUser user) : IGatherHandler<GatherMyWork, GatherMyWork.Part>
{
    private sealed record Row(Guid Id, DateTimeOffset RaisedAt, bool ImmediateDanger);

    public async Task<IReadOnlyList<GatherMyWork.Part>> Handle(GatherMyWork question, CancellationToken ct)
    {
        if (question.UserId != user.Id || !user.May(Permissions.AnswerConcerns)) return [];
        var (everywhere, coordinated, me) = own.Mine;
        var rows = await db.Query<Row>("""
            SELECT a.id, a.raised_at, a.immediate_danger FROM peersupport_alert a JOIN peersupport_programme p ON p.id = a.programme_id LEFT JOIN peersupport_supporter s ON s.id = a.supporter_id
            WHERE a.answered_at IS NULL AND (@everywhere = 1 OR a.programme_id IN @coordinated OR p.coordinator_user_id = @me OR p.deputy_user_id = @me OR s.supervisor_user_id = @me)
              AND (p.coordinator_user_id = @UserId OR p.coordinator_user_id IS NULL OR a.duty_told_at IS NOT NULL OR (p.deputy_user_id = @UserId AND a.deputy_told_at IS NOT NULL))
            ORDER BY a.immediate_danger DESC, a.raised_at, a.id OFFSET 0 ROWS FETCH NEXT @Most ROWS ONLY
            """, new { question.UserId, everywhere, coordinated, me, GatherMyWork.Most }, ct);
        return [.. rows.Select(r => new GatherMyWork.Part("Peer support", r.ImmediateDanger ? "Answer a concern now: somebody may be in danger" : "Answer a concern now", r.RaisedAt.LondonDay(), $"/peersupport/alerts/{r.Id}", WorkPriority.Urgent))];
    }
}
