using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Tasks;

/// <summary>Ends a task that a module opened, when what it asked for was done elsewhere or is no longer needed. One that has ended stays as it is.</summary>
internal sealed class AnswerCloseTask(Db db, TaskKeeper tasks, CurrentUser user, TimeProvider clock) : IRequestOfHandler<CloseTask, Done>
{
    public async Task<Done> Handle(CloseTask task, CancellationToken ct)
    {
        var cancelled = task.Outcome == TaskOutcome.NoLongerNeeded;
        new Refusals()
            .If(!Enum.IsDefined(task.Outcome), nameof(task.Outcome), "Say whether it was done or is no longer needed")
            .Text(task.Reason, nameof(task.Reason), FamilyTask.LongestReason, cancelled ? "Say why it is no longer needed" : null)
            .Throw();
        var reason = cancelled ? task.Reason!.Trim() : null;
        if (await db.Execute("""
            UPDATE families_task SET state = @state, ended_at = @now, ended_by = @me, end_reason = @reason, review = 0, version = version + 1
            WHERE id = @TaskId AND ended_at IS NULL
            """, new { task.TaskId, state = cancelled ? TaskState.Cancelled : TaskState.Done, now = clock.Now(), me = user.Id, reason }, ct) == 1)
            await tasks.Step(task.TaskId, cancelled ? TaskStep.Cancelled : TaskStep.Done, default, reason, ct);
        return default;
    }
}
