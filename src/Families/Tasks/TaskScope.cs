using Neighbourhood.Families.Households;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Tasks;

/// <summary>
/// A task lies with whoever has it, their team, and whoever opened it; and, unless its kind is one that few may know of, with those who work
/// with the family. What nobody has lies with everybody who gives out work: a task that two see is better than one that nobody sees. Not with
/// whoever declared a conflict of interest with the family, but for what they have themselves and must be able to hand over.
/// </summary>
internal sealed class TaskScope(Db db, HouseholdScope households, PersonScope people, CurrentUser user) : IScope
{
    public string Property => "TaskId";

    public async Task<Reach> Of(Guid id, CancellationToken ct)
    {
        var task = await db.Find<Row>("SELECT kind, household_id, person_id, assignee_user_id, assignee_team_id, opened_by FROM families_task WHERE id = @id", new { id }, ct);
        if (task is null) return Reach.Nothing;
        var within = new[] { task.AssigneeUserId, task.AssigneeTeamId, task.OpenedBy }.OfType<Guid>().ToHashSet();
        if (task is { AssigneeUserId: null, AssigneeTeamId: null }) within.UnionWith(user.ScopesFor(Permissions.GiveOutTasks) ?? new HashSet<Guid>());
        List<Reach> about = [task.HouseholdId is { } household ? await households.Of(household, ct) : Reach.Nothing, task.PersonId is { } person ? await people.Of(person, ct) : Reach.Nothing];
        if (!FamilyTask.IsQuiet(task.Kind)) within.UnionWith(about.SelectMany(r => r.Within ?? new HashSet<Guid>()));
        return Reach.Of(within, about.SelectMany(r => r.Barred ?? new HashSet<Guid>()).Where(b => b != task.AssigneeUserId));
    }

    private sealed record Row(string Kind, Guid? HouseholdId, Guid? PersonId, Guid? AssigneeUserId, Guid? AssigneeTeamId, Guid? OpenedBy);
}
