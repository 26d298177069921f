using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Agendas;

/// <summary>Asks for what somebody promised at boards and events: open by when it is due, and done in the last 90 days.</summary>
[Allows(Permissions.OwnActions, Unscoped = "only the user's own actions are answered")]
internal sealed record SeePointActions : IQuery<PointActionsView>;

internal sealed record PointActionsView(IReadOnlyList<PointActionsView.Row> Open, IReadOnlyList<PointActionsView.Row> Done)
{
    /// <param name="Meeting">Its title; it names no family.</param>
    internal sealed record Row(Guid Id, string Text, DateOnly DueOn, string Meeting, bool Overdue, DateTimeOffset? DoneAt, string? Evidence);
}

internal sealed class AnswerSeePointActions(Db db, CurrentUser user, TimeProvider clock) : IQueryHandler<SeePointActions, PointActionsView>
{
    private sealed record Stored(Guid Id, string Text, DateOnly DueOn, string Meeting, DateTimeOffset? DoneAt, string? Evidence);

    public async Task<PointActionsView> Handle(SeePointActions query, CancellationToken ct)
    {
        var today = clock.Today();
        var rows = (await db.Query<Stored>("""
            SELECT a.id, a.text, a.due_on, m.title AS meeting, a.done_at, a.evidence
            FROM mdt_point_action a JOIN mdt_meeting m ON m.id = a.meeting_id
            WHERE a.owner_user_id = @me AND a.cancelled_at IS NULL AND m.status IN ('MinutesDraft', 'MinutesApproved', 'Circulated') AND (a.done_at IS NULL OR a.done_at > @since)
            ORDER BY a.due_on, a.id
            """, new { me = user.Id, since = clock.Now().AddDays(-90) }, ct))
            .Select(a => new PointActionsView.Row(a.Id, a.Text, a.DueOn, a.Meeting, a.DoneAt is null && a.DueOn < today, a.DoneAt, a.Evidence)).ToList();
        return new([.. rows.Where(r => r.DoneAt is null)], [.. rows.Where(r => r.DoneAt is not null).OrderByDescending(r => r.DoneAt)]);
    }
}
