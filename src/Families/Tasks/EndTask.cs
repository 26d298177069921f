using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Tasks;

/// <summary>A worker says that a task is done, or that it is no longer needed and why.</summary>
internal static class EndTask
{
    [Allows(Permissions.DoTasks, On = nameof(TaskId))]
    internal sealed record Command(Guid TaskId, int Version, TaskOutcome? Outcome, string? Reason = null) : ICommand;

    internal sealed class Handler(Db db, TaskKeeper tasks, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            await tasks.OpenOne(command.TaskId, ct);
            var cancelled = command.Outcome == TaskOutcome.NoLongerNeeded;
            new Refusals()
                .If(command.Outcome is not { } outcome || !Enum.IsDefined(outcome), nameof(command.Outcome), "Choose whether it was done or is no longer needed")
                .Text(command.Reason, nameof(command.Reason), FamilyTask.LongestReason, cancelled ? "Say why it is no longer needed" : null)
                .Throw();
            var reason = cancelled ? command.Reason!.Trim() : null;
            await db.ExecuteVersioned("""
                UPDATE families_task SET state = @state, ended_at = @now, ended_by = @me, end_reason = @reason, review = 0, version = version + 1
                WHERE id = @TaskId AND ended_at IS NULL AND version = @Version
                """, new { command.TaskId, command.Version, state = cancelled ? TaskState.Cancelled : TaskState.Done, now = clock.Now(), me = user.Id, reason }, ct: ct);
            await tasks.Step(command.TaskId, cancelled ? TaskStep.Cancelled : TaskStep.Done, default, reason, ct);
            return default;
        }
    }

    [Allows(Permissions.DoTasks, On = nameof(TaskId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, TaskKeeper tasks) : FormPage
    {
        public Guid TaskId { get; set; }
        public int Version { get; set; }
        public TaskOutcome? Outcome { get; set; }
        public string? Reason { get; set; }

        public IActionResult OnGet() => Redirect($"/families/tasks/{TaskId}");

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(TaskId, Version, Outcome, Reason), ct);
            return Redirect("/families/tasks");
        });

        protected override async Task Show(CancellationToken ct)
        {
            if (Conflict is null) return;
            ModelState.Remove(nameof(Version));
            Version = (await tasks.OpenOne(TaskId, ct)).Version; // pressing again is a choice
        }
    }
}
