using Neighbourhood.Families.Households;
using Neighbourhood.Families.Matching;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Tasks;

/// <summary>What is to be done for a family and each of its members, for those who work with it.</summary>
internal sealed class TasksPanel(Db db, Aliases aliases, Sight sight, Guard guard, TaskLines lines, CurrentUser user, TimeProvider clock) : IPanel
{
    private const int Most = 50;

    public string Permission => Permissions.ViewHousehold;

    public int Order => 45;

    public string Partial => "/Families/Tasks/TasksPanel.cshtml";

    public async Task<object?> For(Guid householdId, CancellationToken ct)
    {
        if (await sight.FamilyOf(householdId, ct) is not { IsShown: true } family) return null;
        var may = await guard.Reaches(Permissions.DoTasks, "HouseholdId", householdId, ct);
        var joined = await aliases.Of([householdId, .. family.Members.Select(m => m.PersonId)], ct);
        var tasks = await db.Query<KeptTask>("""
            SELECT id, title, kind, household_id, person_id, due_on, priority, state, assignee_user_id, assignee_team_id, handed_by, handed_reason, review, path, version
            FROM families_task WHERE ended_at IS NULL AND (household_id IN @homes OR person_id IN @people)
            ORDER BY review DESC, due_on, priority_rank DESC, id OFFSET 0 ROWS FETCH NEXT @Most ROWS ONLY
            """, new { homes = joined.All(householdId), people = joined.Everyone(family.Members.Select(m => m.PersonId)), Most }, ct);
        return new TasksOn(may ? householdId : null, may, clock.Today(), await lines.Print([.. tasks.Where(t => TasksOn.Shows(t, user, lines))], ct));
    }
}

/// <summary>What is to be done about one person.</summary>
internal sealed class PersonTasksPanel(Db db, Aliases aliases, Guard guard, TaskLines lines, CurrentUser user, TimeProvider clock) : IPersonPanel
{
    private const int Most = 50;

    public string Permission => Permissions.ViewHousehold;

    public int Order => 15;

    public string Partial => "/Families/Tasks/TasksPanel.cshtml";

    public async Task<object?> For(Guid personId, CancellationToken ct)
    {
        var tasks = await db.Query<KeptTask>("""
            SELECT id, title, kind, household_id, person_id, due_on, priority, state, assignee_user_id, assignee_team_id, handed_by, handed_reason, review, path, version
            FROM families_task WHERE ended_at IS NULL AND person_id IN @ids
            ORDER BY review DESC, due_on, priority_rank DESC, id OFFSET 0 ROWS FETCH NEXT @Most ROWS ONLY
            """, new { ids = await aliases.AllOf(personId, ct), Most }, ct);
        var shown = tasks.Where(t => TasksOn.Shows(t, user, lines)).ToList();
        return new TasksOn(null, await guard.Reaches(Permissions.DoTasks, "PersonId", personId, ct), clock.Today(), await lines.Print(shown, ct));
    }
}

/// <summary>The tasks of a card.</summary>
/// <param name="AddTo">The household to which this viewer may add one; null for none.</param>
/// <param name="MayOpen">Whether each is a link.</param>
internal sealed record TasksOn(Guid? AddTo, bool MayOpen, DateOnly Today, IReadOnlyList<TaskLine> Lines)
{
    /// <summary>What few may know of is on a card for those alone who have it.</summary>
    internal static bool Shows(KeptTask task, CurrentUser user, TaskLines lines) =>
        !FamilyTask.IsQuiet(task.Kind) || task.AssigneeUserId == user.Id || (task.AssigneeTeamId is { } team && lines.MyTeams.Contains(team));
}
