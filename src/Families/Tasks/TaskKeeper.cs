using Neighbourhood.Access.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Tasks;

/// <summary>Whose list an open task stands on: a person's or a team's; nobody's yet where both are null.</summary>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct TaskHolder(Guid? UserId, Guid? TeamId)
{
    internal static TaskHolder User(Guid? id) => new(id, null);
}

/// <summary>Writes what several use cases write of a task: the row, its history, and who takes over from somebody who has left.</summary>
internal sealed class TaskKeeper(Db db, ISend send, CurrentUser user, TimeProvider clock)
{
    internal sealed record New(Guid Id, string Title, string Kind, Guid? HouseholdId, Guid? PersonId, DateOnly Due, TaskPriority Priority, TaskHolder Holder, string? Path);

    internal async Task Open(New task, CancellationToken ct)
    {
        await db.Execute("""
            INSERT INTO families_task (id, title, kind, household_id, person_id, due_on, priority, priority_rank, state, assignee_user_id, assignee_team_id, review, path,
                opened_by, opened_at, version)
            VALUES (@Id, @title, @Kind, @HouseholdId, @PersonId, @Due, @Priority, @rank, 'Open', @UserId, @TeamId, 0, @Path, @me, @now, 1)
            """, new
        {
            task.Id,
            title = task.Title.Trim(),
            task.Kind,
            task.HouseholdId,
            task.PersonId,
            task.Due,
            task.Priority,
            rank = (int)task.Priority,
            task.Holder.UserId,
            task.Holder.TeamId,
            task.Path,
            me = user.Id,
            now = clock.Now(),
        }, ct);
        await Step(task.Id, TaskStep.Opened, task.Holder, null, ct);
    }

    internal Task Step(Guid taskId, TaskStep kind, TaskHolder to, string? reason, CancellationToken ct) => db.Execute("""
        INSERT INTO families_task_step (id, task_id, kind, taken_at, taken_by, to_user_id, to_team_id, reason)
        VALUES (@id, @taskId, @kind, @now, @me, @UserId, @TeamId, @reason)
        """, new { id = clock.NewId(), taskId, kind, now = clock.Now(), me = user.Id, to.UserId, to.TeamId, reason }, ct);

    /// <summary>Puts a task that may have ended meanwhile on another list.</summary>
    /// <returns>Whether it was moved.</returns>
    internal async Task<bool> Move(Guid taskId, TaskHolder to, Guid? by, string reason, CancellationToken ct)
    {
        if (await db.Execute("""
            UPDATE families_task SET assignee_user_id = @UserId, assignee_team_id = @TeamId, handed_by = @by, handed_reason = @reason, version = version + 1
            WHERE id = @taskId AND ended_at IS NULL
            """, new { taskId, to.UserId, to.TeamId, by, reason }, ct) == 0) return false;
        await Step(taskId, TaskStep.HandedOver, to, reason, ct);
        return true;
    }

    /// <summary>The worker while the account is open; else whoever manages them; nobody where there is no such person.</summary>
    internal async Task<Guid?> OrWhoManages(Guid userId, CancellationToken ct)
    {
        if (await IsThere(userId, ct)) return userId;
        return await send.Ask(new GetManagerOf(userId), ct) is { } manager && manager != userId && await IsThere(manager, ct) ? manager : null;
    }

    internal async Task<bool> IsThere(Guid userId, CancellationToken ct) => await send.Ask(new GetStaff([userId]), ct) is [{ Ended: false }];

    /// <summary>An open task as it stands, for a change.</summary>
    /// <exception cref="Refused">It has ended.</exception>
    internal async Task<Stands> OpenOne(Guid taskId, CancellationToken ct)
    {
        var task = await db.Find<Stands>("""
            SELECT title, due_on, priority, state, assignee_user_id, assignee_team_id, household_id, person_id, review, version FROM families_task WHERE id = @taskId
            """, new { taskId }, ct) ?? throw new NotFound("This task");
        return FamilyTask.HasEnded(task.State) ? throw new Refused("", "This task has ended already") : task;
    }

    internal sealed record Stands(
        string Title, DateOnly DueOn, TaskPriority Priority, TaskState State, Guid? AssigneeUserId, Guid? AssigneeTeamId, Guid? HouseholdId, Guid? PersonId, bool Review, int Version)
    {
        internal TaskHolder Holder => new(AssigneeUserId, AssigneeTeamId);
    }
}
