using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Programmes;

namespace Neighbourhood.PeerSupport.Network;

/// <summary>
/// A question whose topic nobody knows, or that a working day left without an answer, goes to the coordinator of its area, who finds somebody;
/// when it is answered or not needed any more, their task ends.
/// </summary>
internal sealed class PassesOnQuestions(Db db, ISend send, ProgrammeOf programmes, TimeProvider clock) : ITimed
{
    private const int Batch = 50;

    private sealed record Waiting(Guid Id, Guid? NeighbourhoodId, DateOnly AnswerBy, Guid? TaskId);

    private sealed record Over(Guid Id, Guid TaskId, DateTimeOffset? FirstAnsweredAt);

    public string Name => "peersupport.network.pass-on";

    public TimeSpan Period => TimeSpan.FromMinutes(5);

    public async Task Run(CancellationToken ct)
    {
        var today = clock.Today();
        foreach (var unknown in await db.Query<Waiting>("""
            SELECT q.id, q.neighbourhood_id, q.answer_by, q.task_id FROM peersupport_question q
            WHERE q.status = 'Open' AND q.first_answered_at IS NULL AND q.hidden_at IS NULL AND q.task_id IS NULL AND q.passed_on_at IS NULL
              AND NOT EXISTS (SELECT 1 FROM peersupport_knows k WHERE k.topic = q.topic AND k.user_id <> q.asked_by)
            ORDER BY q.answer_by, q.id OFFSET 0 ROWS FETCH NEXT @Batch ROWS ONLY
            """, new { Batch }, ct))
            await db.InOne(() => Open(unknown, late: false, ct), ct);
        foreach (var late in await db.Query<Waiting>("""
            SELECT q.id, q.neighbourhood_id, q.answer_by, q.task_id FROM peersupport_question q
            WHERE q.status = 'Open' AND q.first_answered_at IS NULL AND q.hidden_at IS NULL AND q.answer_by < @today AND q.late_told_at IS NULL
            ORDER BY q.answer_by, q.id OFFSET 0 ROWS FETCH NEXT @Batch ROWS ONLY
            """, new { today, Batch }, ct))
            await db.InOne(() => Open(late, late: true, ct), ct);
        foreach (var over in await db.Query<Over>("""
            SELECT id, task_id, first_answered_at FROM peersupport_question WHERE task_id IS NOT NULL AND task_ended_at IS NULL AND (first_answered_at IS NOT NULL OR status <> 'Open')
            ORDER BY id OFFSET 0 ROWS FETCH NEXT @Batch ROWS ONLY
            """, new { Batch }, ct))
            await db.InOne(() => End(over, ct), ct);
    }

    private async Task Open(Waiting question, bool late, CancellationToken ct)
    {
        var taskId = question.TaskId ?? clock.NewId();
        var programme = question.TaskId is null ? await programmes.Area(question.NeighbourhoodId, ct) : null;
        var claimed = late
            ? await db.Execute("""
                UPDATE peersupport_question SET late_told_at = @now, passed_on_at = COALESCE(passed_on_at, @now), task_id = COALESCE(task_id, @taskId)
                WHERE id = @Id AND late_told_at IS NULL AND first_answered_at IS NULL AND status = 'Open'
                """, Row(), ct)
            : await db.Execute("""
                UPDATE peersupport_question SET passed_on_at = @now, task_id = @taskId WHERE id = @Id AND passed_on_at IS NULL AND first_answered_at IS NULL AND status = 'Open'
                """, Row(), ct);
        if (claimed == 0 || programme is null) return;
        await send.Send(new OpenTask(taskId, "Find somebody who can answer a question to the network", "peersupport.network", null, null, late ? clock.Today() : question.AnswerBy,
            late ? TaskPriority.High : TaskPriority.Medium, programme.CoordinatorUserId, programme.CoordinatorUserId is null ? programme.Id : null, $"/peersupport/network/questions/{question.Id}"), ct);

        object Row() => new { question.Id, now = clock.Now(), taskId = programme is null ? question.TaskId : taskId };
    }

    private async Task End(Over question, CancellationToken ct)
    {
        if (await db.Execute("UPDATE peersupport_question SET task_ended_at = @now WHERE id = @Id AND task_ended_at IS NULL", new { question.Id, now = clock.Now() }, ct) == 0) return;
        await send.Send(question.FirstAnsweredAt is null ? new CloseTask(question.TaskId, TaskOutcome.NoLongerNeeded, "The answer is not needed any more") : new CloseTask(question.TaskId, TaskOutcome.Done), ct);
    }
}
