using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Tasks;

/// <summary>A worker reads one task: what, about whom, by when, where it is done, and all that was done with it.</summary>
internal static class ViewTask
{
    [Allows(Permissions.DoTasks, On = nameof(TaskId))]
    internal sealed record Query(Guid TaskId) : IQuery<Answer>;

    /// <param name="Ended">How it ended, in words; null while it is open.</param>
    internal sealed record Answer(TaskLine Line, string? Ended, IReadOnlyList<Step> Steps);

    internal sealed record Step(string Says, DateTimeOffset At);

    internal sealed class Reader(Db db, TaskLines lines) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var line = await lines.Of(query.TaskId, ct);
            var steps = await db.Query<Taken>("""
                SELECT kind, taken_at, taken_by, to_user_id, to_team_id, reason FROM families_task_step WHERE task_id = @TaskId ORDER BY id
                """, query, ct);
            var workers = await lines.Workers(steps.SelectMany(s => new[] { s.TakenBy, s.ToUserId }), ct);
            var teams = await lines.Teams([.. steps.Select(s => s.ToTeamId).OfType<Guid>().Distinct()], ct);
            string Says(Taken step)
            {
                var by = step.TakenBy is { } who ? workers(who) : "The service";
                var to = step.Kind is not (TaskStep.Opened or TaskStep.HandedOver) ? ""
                    : step.ToUserId is { } user ? $" to {workers(user)}" : step.ToTeamId is { } team ? $" to {teams(team)}" : step.Kind == TaskStep.HandedOver ? " to whoever gives out work" : "";
                return $"{FamilyTask.InWords(step.Kind)}{(step.Kind == TaskStep.Opened && to.Length > 0 ? " and given" : "")}{to}: {by}{(step.Reason is { } why && !line.Masked ? $". {why}" : "")}";
            }
            return new(line, FamilyTask.HasEnded(line.State) ? FamilyTask.InWords(line.State) : null, [.. steps.Select(s => new Step(Says(s), s.TakenAt))]);
        }

        private sealed record Taken(TaskStep Kind, DateTimeOffset TakenAt, Guid? TakenBy, Guid? ToUserId, Guid? ToTeamId, string? Reason);
    }

    [Allows(Permissions.DoTasks, On = nameof(TaskId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, TimeProvider clock) : FormPage
    {
        public Guid TaskId { get; set; }

        public Answer Task { get; private set; } = null!;

        public DateOnly Today => clock.Today();

        public async Task OnGet(CancellationToken ct) => Task = await send.Ask(new Query(TaskId), ct);
    }
}
