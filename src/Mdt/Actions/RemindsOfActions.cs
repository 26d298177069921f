using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Meetings;

namespace Neighbourhood.Mdt.Actions;

/// <summary>
/// Rule 9: an owner is told the day before an action is due and once when it is overdue; after two weeks their manager or the coordinator is told,
/// after four the chair. Each once for each day that an action was given, also where nothing ran for weeks. The end of its case ends no action.
/// </summary>
internal sealed class RemindsOfActions(Db db, ActionOwners owners, History history, ISend send, IOutbox outbox, TimeProvider clock) : ITimed
{
    private const int AtOnce = 100;

    public string Name => "mdt.actions.remind";

    public TimeSpan Period => TimeSpan.FromMinutes(15);

    public async Task Run(CancellationToken ct)
    {
        var today = clock.Today();
        foreach (var action in await db.Query<Row>("""
            SELECT a.id, a.case_id, c.mdt_id, c.household_id, a.owner_user_id, a.due_on
            FROM mdt_action a JOIN mdt_case c ON c.id = a.case_id LEFT JOIN mdt_item i ON i.id = a.item_id
            WHERE a.due_on = @tomorrow AND a.done_at IS NULL AND a.cancelled_at IS NULL AND (i.id IS NULL OR i.status = 'Discussed') AND (a.reminded_for IS NULL OR a.reminded_for <> a.due_on)
            ORDER BY a.id OFFSET 0 ROWS FETCH NEXT @AtOnce ROWS ONLY
            """, new { tomorrow = today.AddDays(1), AtOnce }, ct))
            await db.InOne(() => DueTomorrow(action, ct), ct);
        foreach (var action in await db.Query<Row>("""
            SELECT a.id, a.case_id, c.mdt_id, c.household_id, a.owner_user_id, a.due_on
            FROM mdt_action a JOIN mdt_case c ON c.id = a.case_id LEFT JOIN mdt_item i ON i.id = a.item_id
            WHERE a.due_on < @today AND a.done_at IS NULL AND a.cancelled_at IS NULL AND (i.id IS NULL OR i.status = 'Discussed') AND (a.overdue_for IS NULL OR a.overdue_for <> a.due_on)
            ORDER BY a.due_on, a.id OFFSET 0 ROWS FETCH NEXT @AtOnce ROWS ONLY
            """, new { today, AtOnce }, ct))
            await db.InOne(() => Overdue(action, ct), ct);
        await Escalate(EscalationStage.Manager, await send.Number("mdt.escalate1", ct: ct), today, ct);
        await Escalate(EscalationStage.Chair, await send.Number("mdt.escalate2", ct: ct), today, ct);
    }

    private async Task DueTomorrow(Row action, CancellationToken ct)
    {
        if (await db.Execute("""
            UPDATE mdt_action SET reminded_for = due_on
            WHERE id = @Id AND due_on = @DueOn AND done_at IS NULL AND cancelled_at IS NULL AND (reminded_for IS NULL OR reminded_for <> due_on)
            """, action, ct) == 0) return;
        await Tell(MdtNoticeKind.ActionDueTomorrow, await owners.Workers(action.Id, ct), action.Id, ct);
    }

    private async Task Overdue(Row action, CancellationToken ct)
    {
        if (await db.Execute("""
            UPDATE mdt_action SET overdue_for = due_on
            WHERE id = @Id AND due_on = @DueOn AND done_at IS NULL AND cancelled_at IS NULL AND (overdue_for IS NULL OR overdue_for <> due_on)
            """, action, ct) == 0) return;
        await history.Add(Subject.Action, action.Id, nameof(ActionStatus.Open), nameof(ActionStatus.Overdue), ct: ct);
        await outbox.Add(new MdtActionOverdue(action.Id, action.CaseId, action.OwnerUserId, action.DueOn), ct);
        await Tell(MdtNoticeKind.ActionOverdue, await owners.Workers(action.Id, ct), action.Id, ct);
    }

    private async Task Escalate(EscalationStage stage, int days, DateOnly today, CancellationToken ct)
    {
        foreach (var action in await db.Query<Row>("""
            SELECT a.id, a.case_id, c.mdt_id, c.household_id, a.owner_user_id, a.due_on
            FROM mdt_action a JOIN mdt_case c ON c.id = a.case_id LEFT JOIN mdt_item i ON i.id = a.item_id
            WHERE a.due_on < @before AND a.done_at IS NULL AND a.cancelled_at IS NULL AND (i.id IS NULL OR i.status = 'Discussed')
              AND NOT EXISTS (SELECT 1 FROM mdt_action_escalation e WHERE e.action_id = a.id AND e.due_on = a.due_on AND e.stage = @stage)
            ORDER BY a.due_on, a.id OFFSET 0 ROWS FETCH NEXT @AtOnce ROWS ONLY
            """, new { before = Escalation.DueBefore(today, days), stage, AtOnce }, ct))
            await db.InOne(() => PassOn(action, stage, ct), ct);
    }

    private async Task PassOn(Row action, EscalationStage stage, CancellationToken ct)
    {
        var barred = await Conflicts.With(db, action.HouseholdId, ct);
        var members = await db.Query<Member>("""
            SELECT user_id, duty FROM mdt_member WHERE mdt_id = @MdtId AND left_on IS NULL AND duty IN ('chair', 'deputy', 'coordinator') ORDER BY joined_on, id
            """, action, ct);
        var team = new Escalation.Team(
            members.FirstOrDefault(m => m.Duty == Teams.Duties.Coordinator)?.UserId, members.FirstOrDefault(m => m.Duty == Teams.Duties.Chair)?.UserId,
            [.. members.Where(m => m.Duty == Teams.Duties.Deputy).Select(m => m.UserId)]);
        var to = stage == EscalationStage.Chair
            ? Escalation.ToChair(action.OwnerUserId, team, barred)
            : Escalation.ToManager(action.OwnerUserId, await send.Ask(new GetManagerOf(action.OwnerUserId), ct), team, barred);
        if (await db.Execute("""
            INSERT INTO mdt_action_escalation (id, action_id, due_on, stage, to_user_id, told_at)
            SELECT @id, a.id, a.due_on, @stage, @to, @now FROM mdt_action a
            WHERE a.id = @action AND a.due_on = @DueOn AND a.done_at IS NULL AND a.cancelled_at IS NULL
              AND NOT EXISTS (SELECT 1 FROM mdt_action_escalation e WHERE e.action_id = a.id AND e.due_on = a.due_on AND e.stage = @stage)
            """, new { id = clock.NewId(), action = action.Id, action.DueOn, stage, to, now = clock.Now() }, ct) == 0) return;
        await history.Add(Subject.Action, action.Id, nameof(ActionStatus.Overdue), stage == EscalationStage.Chair ? nameof(ActionNote.ChairTold) : nameof(ActionNote.ManagerTold), ct: ct);
        if (to is { } told) await Tell(MdtNoticeKind.ActionEscalated, [told], action.Id, ct);
    }

    private async Task Tell(MdtNoticeKind kind, IReadOnlyList<Guid> userIds, Guid actionId, CancellationToken ct)
    {
        if (userIds.Count > 0) await outbox.Add(new MdtNoticeGiven(clock.NewId(), kind, userIds, actionId), ct);
    }

    private sealed record Row(Guid Id, Guid CaseId, Guid MdtId, Guid HouseholdId, Guid OwnerUserId, DateOnly DueOn);

    private sealed record Member(Guid UserId, string Duty);
}
