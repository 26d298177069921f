using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Tasks;

/// <summary>A worker takes a task that a team has, or that nobody has.</summary>
internal static class TakeTask
{
    [Allows(Permissions.DoTasks, On = nameof(TaskId))]
    internal sealed record Command(Guid TaskId) : ICommand;

    internal sealed class Handler(Db db, TaskKeeper tasks, CurrentUser user) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var stands = await tasks.OpenOne(command.TaskId, ct);
            if (stands.AssigneeUserId == user.Id) return default;
            if (await db.Execute("""
                UPDATE families_task SET assignee_user_id = @me, assignee_team_id = NULL, version = version + 1
                WHERE id = @TaskId AND assignee_user_id IS NULL AND ended_at IS NULL
                """, new { command.TaskId, me = user.Id }, ct) == 0) throw new Conflict("Somebody else has taken this task.");
            await tasks.Step(command.TaskId, TaskStep.Taken, TaskHolder.User(user.Id), null, ct);
            return default;
        }
    }

    [Allows(Permissions.DoTasks, On = nameof(TaskId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid TaskId { get; set; }

        public IActionResult OnGet() => Redirect($"/families/tasks/{TaskId}");

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(TaskId), ct);
            return Redirect("/families/tasks");
        });
    }
}
