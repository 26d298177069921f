using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Tasks;
using Neighbourhood.Testing;

namespace Neighbourhood.Modules.Families.Tasks;

/// <summary>Tasks by hand and by request, and how they stand.</summary>
internal static class TaskWorld
{
    internal static readonly DateOnly Today = new(2026, 3, 2);

    internal static OpenTask Request(this World world, Guid? user = null, Guid? team = null, Guid? household = null, Guid? person = null, string kind = "mdt.followUp", DateOnly? due = null) =>
        new(world.NewId(), "Ring about the nursery place", kind, household, person, due ?? Today, TaskPriority.Medium, user, team);

    internal static async Task<Guid> Task(this World world, Guid? user = null, Guid? team = null, Guid? household = null, Guid? person = null, string kind = "mdt.followUp", DateOnly? due = null) =>
        await world.AsSystem().Send(world.Request(user, team, household, person, kind, due));

    internal static async Task<string> Stands(this World world, Guid task) =>
        Xunit.Assert.Single(await world.Sql<string>("SELECT CONCAT(state, '|', COALESCE(assignee_user_id, ''), '|', COALESCE(assignee_team_id, ''), '|', version) FROM families_task WHERE id = @task", new { task }));

    internal static Task<IReadOnlyList<string>> Steps(this World world, Guid task) => world.Sql<string>("SELECT kind FROM families_task_step WHERE task_id = @task ORDER BY id", new { task });

    internal static async Task<IReadOnlyList<Guid>> Mine(this Actor actor) => [.. (await actor.Ask(new ListTasks.Query())).Mine.Select(t => t.Id)];

    internal static async Task<IReadOnlyList<Guid>> Teams(this Actor actor) => [.. (await actor.Ask(new ListTasks.Query())).Team.Select(t => t.Id)];

    internal static async Task<IReadOnlyList<Guid>> Nobodys(this Actor actor) => [.. (await actor.Ask(new ListTasks.Query())).Nobodys.Select(t => t.Id)];
}
