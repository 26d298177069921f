using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Tasks;

/// <summary>A worker hands a task over to a colleague or a team, who see from whom it comes and why.</summary>
internal static class HandOverTask
{
    /// <param name="ToUserId">The colleague; null with <paramref name="ToTeamId"/>.</param>
    [Allows(Permissions.DoTasks, On = nameof(TaskId))]
    internal sealed record Command(Guid TaskId, int Version, Guid? ToUserId, Guid? ToTeamId, string? Reason) : ICommand;

    internal sealed class Handler(Db db, ISend send, TaskKeeper tasks, TaskLines lines, CurrentUser user) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var stands = await tasks.OpenOne(command.TaskId, ct);
            new Refusals()
                .If(command.ToUserId is null == command.ToTeamId is null, nameof(command.ToUserId), "Choose one colleague or one team")
                .Text(command.Reason, nameof(command.Reason), FamilyTask.LongestReason, "Say why you hand it over")
                .Throw();
            if (command.ToUserId is { } to && (to == stands.AssigneeUserId || !await tasks.IsThere(to, ct)))
                throw new Refused(nameof(command.ToUserId), to == stands.AssigneeUserId ? "They have this task already" : "Choose a colleague from the list");
            if (command.ToTeamId is { } team && !lines.MyTeams.Contains(team) && (await send.Ask(new GatherScopes([team]), ct)).All(s => s.Id != team))
                throw new Refused(nameof(command.ToTeamId), "Choose a team from the list");
            var (holder, reason) = (new TaskHolder(command.ToUserId, command.ToTeamId), command.Reason!.Trim());
            await db.ExecuteVersioned("""
                UPDATE families_task SET assignee_user_id = @UserId, assignee_team_id = @TeamId, handed_by = @me, handed_reason = @reason, version = version + 1
                WHERE id = @TaskId AND ended_at IS NULL AND version = @Version
                """, new { command.TaskId, command.Version, holder.UserId, holder.TeamId, me = user.Id, reason }, ct: ct);
            await tasks.Step(command.TaskId, TaskStep.HandedOver, holder, reason, ct);
            return default;
        }
    }

    [Allows(Permissions.DoTasks, On = nameof(TaskId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, TaskKeeper tasks, TaskLines lines) : FormPage
    {
        public Guid TaskId { get; set; }
        public int Version { get; set; }
        public string? Who { get; set; }
        public Guid? ToUserId { get; set; }
        public Guid? ToTeamId { get; set; }
        public string? Reason { get; set; }

        public string Title { get; private set; } = "";

        public IReadOnlyList<SelectListItem> Colleagues { get; private set; } = [];

        public IReadOnlyList<SelectListItem> Teams { get; private set; } = [];

        public async Task OnGet(CancellationToken ct)
        {
            await Show(ct);
            Version = (await tasks.OpenOne(TaskId, ct)).Version;
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(TaskId, Version, ToUserId, ToTeamId, Reason), ct);
            return Redirect("/families/tasks");
        });

        protected override async Task Show(CancellationToken ct)
        {
            var stands = await tasks.OpenOne(TaskId, ct);
            Title = (await lines.Of(TaskId, ct)).Title; // who gives out work reads none about a family that they do not work with
            if (Conflict is not null)
            {
                ModelState.Remove(nameof(Version));
                Version = stands.Version;
            }
            Colleagues = [.. (await send.Ask(new FindStaff(Who), ct)).Where(w => w.Id != stands.AssigneeUserId)
                .Select(w => new SelectListItem(w.Organisation is null ? w.Name : $"{w.Name}, {w.Organisation}", w.Id.ToString()))];
            Teams = [.. (await send.Ask(new GatherScopes(), ct)).Where(s => s.Kind is ScopeKind.Mdt or ScopeKind.Site or ScopeKind.Programme && s.Id != stands.AssigneeTeamId)
                .Select(s => new SelectListItem(s.Name, s.Id.ToString()))];
        }
    }
}
