using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Tasks;

/// <summary>A worker corrects a task: what, by when, how soon. Saving one that was to be looked at says that it is still to be done.</summary>
internal static class EditTask
{
    [Allows(Permissions.DoTasks, On = nameof(TaskId))]
    internal sealed record Command(Guid TaskId, int Version, string? Title, DateOnly? Due, TaskPriority? Priority) : ICommand;

    internal sealed class Handler(Db db, TaskKeeper tasks, TaskLines lines, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            if ((await lines.Of(command.TaskId, ct)).Masked) throw new NotFound("This task"); // whoever may not read it gives it out, and does not change it
            var stands = await tasks.OpenOne(command.TaskId, ct);
            new Refusals()
                .Text(command.Title, nameof(command.Title), FamilyTask.LongestTitle, "Say what is to be done")
                .If(command.Due is null, nameof(command.Due), "Enter the day by which it should be done")
                .If(command.Due < clock.Today() && command.Due != stands.DueOn, nameof(command.Due), "The day must be today or later")
                .If(command.Priority is { } priority && !Enum.IsDefined(priority), nameof(command.Priority), "Choose a priority from the list")
                .Throw();
            var (title, due, soon) = (command.Title!.Trim(), command.Due!.Value, command.Priority ?? TaskPriority.None);
            await db.ExecuteVersioned("""
                UPDATE families_task SET title = @title, due_on = @due, priority = @soon, priority_rank = @rank, review = 0, version = version + 1
                WHERE id = @TaskId AND ended_at IS NULL AND version = @Version
                """, new { command.TaskId, command.Version, title, due, soon, rank = (int)soon }, conflict: () => Task.FromResult(Stale(stands, title, due, soon)), ct: ct);
            await tasks.Step(command.TaskId, TaskStep.Changed, stands.Holder, null, ct);
            return default;
        }

        private Conflict Stale(TaskKeeper.Stands stands, string title, DateOnly due, TaskPriority priority)
        {
            var today = clock.Today();
            return new("Somebody else has changed this task. Look at what stands now, then save again if yours is right.",
                new Dictionary<string, string?> { ["What is to be done"] = stands.Title, ["By"] = FamilyTask.Day(stands.DueOn, today), ["Priority"] = FamilyTask.InWords(stands.Priority) },
                new Dictionary<string, string?> { ["What is to be done"] = title, ["By"] = FamilyTask.Day(due, today), ["Priority"] = FamilyTask.InWords(priority) });
        }
    }

    [Allows(Permissions.DoTasks, On = nameof(TaskId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, TaskKeeper tasks, TaskLines lines) : FormPage
    {
        public Guid TaskId { get; set; }
        public int Version { get; set; }
        public string? Title { get; set; }
        public DateOnly? Due { get; set; }
        public TaskPriority? Priority { get; set; }

        public async Task OnGet(CancellationToken ct)
        {
            if ((await lines.Of(TaskId, ct)).Masked) throw new NotFound("This task");
            var stands = await tasks.OpenOne(TaskId, ct);
            (Version, Title, Due, Priority) = (stands.Version, stands.Title, stands.DueOn, stands.Priority == TaskPriority.None ? null : stands.Priority);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(TaskId, Version, Title, Due, Priority), ct);
            return Redirect($"/families/tasks/{TaskId}");
        });

        protected override async Task Show(CancellationToken ct)
        {
            if (Conflict is null) return;
            ModelState.Remove(nameof(Version));
            Version = (await tasks.OpenOne(TaskId, ct)).Version;
        }
    }
}
