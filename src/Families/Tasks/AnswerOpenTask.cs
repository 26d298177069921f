using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Tasks;

/// <summary>Puts a piece of work that a module asks for on the list of a person or a team.</summary>
internal sealed class AnswerOpenTask(TaskKeeper tasks) : IRequestOfHandler<OpenTask, Guid>
{
    public async Task<Guid> Handle(OpenTask task, CancellationToken ct)
    {
        new Refusals()
            .Text(task.Title, nameof(task.Title), FamilyTask.LongestTitle, "Say what is to be done")
            .Text(task.KindCode, nameof(task.KindCode), FamilyTask.LongestKind, "Send the kind of task")
            .If(task.Due is null, nameof(task.Due), "Enter the day by which it should be done")
            .If(!Enum.IsDefined(task.Priority), nameof(task.Priority), "Choose a priority from the list")
            .If(task.AssigneeUserId is null == task.AssigneeTeamId is null, "Assignee", "Say who does it: a person or a team")
            .If(task.Path is not null && !FamilyTask.IsPath(task.Path), nameof(task.Path), "Send a path below the root, like /families/tasks")
            .If(task.TaskId == Guid.Empty, "", "Send an id for the task")
            .Throw();
        // Whoever has left does nothing any more: it goes where their other work went.
        var holder = task.AssigneeUserId is { } worker ? TaskHolder.User(await tasks.OrWhoManages(worker, ct)) : new TaskHolder(null, task.AssigneeTeamId);
        await tasks.Open(new(task.TaskId, task.Title!, task.KindCode!.Trim(), task.HouseholdId, task.PersonId, task.Due!.Value, task.Priority, holder, task.Path), ct);
        return task.TaskId;
    }
}
