using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;

namespace Neighbourhood.Mdt.Agendas;

/// <summary>A worker has left: what they owed to a board or an event goes to the coordinator of its team, else to its chair; where there is neither it stays.</summary>
internal sealed class HandsOnPointActionsWhenAccountEnded(Db db, IOutbox outbox, TimeProvider clock) : IWhen<AccountEnded>
{
    private sealed record Owed(Guid Id, Guid MdtId, bool Known);

    public async Task Handle(AccountEnded happened, CancellationToken ct)
    {
        foreach (var action in await db.Query<Owed>("""
            SELECT a.id, m.mdt_id, CASE WHEN m.status IN ('MinutesDraft', 'MinutesApproved', 'Circulated') THEN 1 ELSE 0 END AS known
            FROM mdt_point_action a JOIN mdt_meeting m ON m.id = a.meeting_id
            WHERE a.owner_user_id = @UserId AND a.done_at IS NULL AND a.cancelled_at IS NULL ORDER BY a.due_on, a.id
            """, happened, ct))
        {
            var heirs = await db.Query<Guid>("""
                SELECT user_id FROM mdt_member WHERE mdt_id = @MdtId AND left_on IS NULL AND user_id <> @UserId AND duty IN ('coordinator', 'chair', 'deputy')
                ORDER BY CASE duty WHEN 'coordinator' THEN 0 WHEN 'chair' THEN 1 ELSE 2 END, id
                """, new { action.MdtId, happened.UserId }, ct);
            if (heirs.Count == 0) continue;
            await db.Execute("UPDATE mdt_point_action SET owner_user_id = @heir, version = version + 1 WHERE id = @Id", new { action.Id, heir = heirs[0] }, ct);
            // Of a meeting that is not over its owners learn at its end.
            if (action.Known) await outbox.Add(new MdtNoticeGiven(clock.NewId(), MdtNoticeKind.ActionAssigned, [heirs[0]], action.Id), ct);
        }
    }
}
