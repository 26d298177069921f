using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Tasks;

/// <summary>A worker says that they have begun a task.</summary>
internal static class StartTask
{
    [Allows(Permissions.DoTasks, On = nameof(TaskId))]
    internal sealed record Command(Guid TaskId, int Version) : ICommand;

    internal sealed class Handler(Db db, TaskKeeper tasks) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var stands = await tasks.OpenOne(command.TaskId, ct);
            if (stands.State == TaskState.InProgress) return default;
            await db.ExecuteVersioned("UPDATE families_task SET state = 'InProgress', version = version + 1 WHERE id = @TaskId AND ended_at IS NULL AND version = @Version", command, ct: ct);
            await tasks.Step(command.TaskId, TaskStep.Started, stands.Holder, null, ct);
            return default;
        }
    }

    [Allows(Permissions.DoTasks, On = nameof(TaskId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid TaskId { get; set; }
        public int Version { get; set; }

        public IActionResult OnGet() => Redirect($"/families/tasks/{TaskId}");

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(TaskId, Version), ct);
            return Redirect($"/families/tasks/{TaskId}");
        });
    }
}
