using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Tasks;

/// <summary>A worker sees what is theirs to do, what their teams have to do, and, who gives out work, what nobody has yet.</summary>
internal static class ListTasks
{
    internal const int Most = 200;

    [Allows(Permissions.DoTasks, Unscoped = "a list: the user's own tasks and their teams', and what nobody has for those who give it out")]
    internal sealed record Query : IQuery<Answer>;

    /// <param name="Mine">In the order of their day, the urgent first within one.</param>
    /// <param name="Team">What any of the user's teams may take.</param>
    /// <param name="Nobodys">What nobody has; empty for who gives out no work.</param>
    internal sealed record Answer(IReadOnlyList<TaskLine> Mine, IReadOnlyList<TaskLine> Team, IReadOnlyList<TaskLine> Nobodys);

    internal sealed class Handler(Db db, CurrentUser user, TaskLines lines) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var mine = await db.Query<KeptTask>("""
                SELECT id, title, kind, household_id, person_id, due_on, priority, state, assignee_user_id, assignee_team_id, handed_by, handed_reason, review, path, version
                FROM families_task WHERE ended_at IS NULL AND assignee_user_id = @me
                ORDER BY review DESC, due_on, priority_rank DESC, id OFFSET 0 ROWS FETCH NEXT @Most ROWS ONLY
                """, new { me = user.Id, Most }, ct);
            var teams = await db.Query<KeptTask>("""
                SELECT id, title, kind, household_id, person_id, due_on, priority, state, assignee_user_id, assignee_team_id, handed_by, handed_reason, review, path, version
                FROM families_task WHERE ended_at IS NULL AND assignee_team_id IN @teams
                ORDER BY review DESC, due_on, priority_rank DESC, id OFFSET 0 ROWS FETCH NEXT @Most ROWS ONLY
                """, new { teams = lines.MyTeams, Most }, ct);
            var nobodys = !user.May(Permissions.GiveOutTasks) ? [] : await db.Query<KeptTask>("""
                SELECT id, title, kind, household_id, person_id, due_on, priority, state, assignee_user_id, assignee_team_id, handed_by, handed_reason, review, path, version
                FROM families_task WHERE ended_at IS NULL AND assignee_user_id IS NULL AND assignee_team_id IS NULL
                ORDER BY review DESC, due_on, priority_rank DESC, id OFFSET 0 ROWS FETCH NEXT @Most ROWS ONLY
                """, new { Most }, ct);
            (teams, nobodys) = (await lines.Open(teams, ct), await lines.Open(nobodys, ct));
            var printed = (await lines.Print([.. mine, .. teams, .. nobodys], ct)).ToDictionary(l => l.Id);
            return new([.. mine.Select(t => printed[t.Id])], [.. teams.Select(t => printed[t.Id])], [.. nobodys.Select(t => printed[t.Id])]);
        }
    }

    [Allows(Permissions.DoTasks, Unscoped = "a list: the user's own tasks and their teams', and what nobody has for those who give it out")]
    internal sealed class Page(ISend send, TimeProvider clock) : PageModel
    {
        public Answer Tasks { get; private set; } = null!;

        public DateOnly Today => clock.Today();

        public async Task OnGet(CancellationToken ct) => Tasks = await send.Ask(new Query(), ct);
    }
}
