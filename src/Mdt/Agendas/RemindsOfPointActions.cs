using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;

namespace Neighbourhood.Mdt.Agendas;

/// <summary>Who promised something at a board or an event is told the day before it is due, and once when it is overdue.</summary>
internal sealed class RemindsOfPointActions(Db db, IOutbox outbox, TimeProvider clock) : ITimed
{
    private const int Batch = 100;

    private sealed record Row(Guid Id, Guid OwnerUserId);

    public string Name => "mdt.agendas.remind";

    public TimeSpan Period => TimeSpan.FromMinutes(15);

    public async Task Run(CancellationToken ct)
    {
        var today = clock.Today();
        foreach (var action in await db.Query<Row>("""
            SELECT a.id, a.owner_user_id FROM mdt_point_action a JOIN mdt_meeting m ON m.id = a.meeting_id
            WHERE a.due_on = @tomorrow AND a.reminded_at IS NULL AND a.done_at IS NULL AND a.cancelled_at IS NULL AND m.status IN ('MinutesDraft', 'MinutesApproved', 'Circulated')
            ORDER BY a.due_on, a.id OFFSET 0 ROWS FETCH NEXT @Batch ROWS ONLY
            """, new { tomorrow = today.AddDays(1), Batch }, ct))
            await db.InOne(async () =>
            {
                if (await db.Execute("""
                    UPDATE mdt_point_action SET reminded_at = @now WHERE id = @Id AND reminded_at IS NULL AND done_at IS NULL AND cancelled_at IS NULL
                    """, new { action.Id, now = clock.Now() }, ct) == 1) await Tell(MdtNoticeKind.ActionDueTomorrow, action, ct);
            }, ct);
        foreach (var action in await db.Query<Row>("""
            SELECT a.id, a.owner_user_id FROM mdt_point_action a JOIN mdt_meeting m ON m.id = a.meeting_id
            WHERE a.due_on < @today AND a.overdue_told_at IS NULL AND a.done_at IS NULL AND a.cancelled_at IS NULL AND m.status IN ('MinutesDraft', 'MinutesApproved', 'Circulated')
            ORDER BY a.due_on, a.id OFFSET 0 ROWS FETCH NEXT @Batch ROWS ONLY
            """, new { today, Batch }, ct))
            await db.InOne(async () =>
            {
                if (await db.Execute("""
                    UPDATE mdt_point_action SET overdue_told_at = @now WHERE id = @Id AND overdue_told_at IS NULL AND done_at IS NULL AND cancelled_at IS NULL
                    """, new { action.Id, now = clock.Now() }, ct) == 1) await Tell(MdtNoticeKind.ActionOverdue, action, ct);
            }, ct);
    }

    private Task Tell(MdtNoticeKind kind, Row action, CancellationToken ct) => outbox.Add(new MdtNoticeGiven(clock.NewId(), kind, [action.OwnerUserId], action.Id), ct);
}
