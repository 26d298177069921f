using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Tasks;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Tasks;

public sealed class TaskPanelTests : IAsyncLifetime
{
    private World _world = null!;
    private RegisterFamily _family = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        _family = await _world.Family();
        await _world.Involve(_family.HouseholdId, team: FamiliesWorld.Site);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private static async Task<IReadOnlyList<string>> Card(Actor viewer, Guid household) =>
        [.. ((TasksOn)(await viewer.With(s => s.GetRequiredService<TasksPanel>().For(household, CancellationToken.None)))!).Lines.Select(l => l.Title)];

    [Fact]
    public async Task The_card_shows_the_open_ones_of_the_family_and_its_members_but_not_what_few_may_know_of()
    {
        var has = _world.Hub();
        await _world.AsSystem().Send(_world.Request(user: has.Id, household: _family.HouseholdId) with { Title = "For the family" });
        await _world.AsSystem().Send(_world.Request(user: has.Id, person: _family.Adult!.PersonId) with { Title = "For one", Due = TaskWorld.Today.AddDays(1) });
        await _world.AsSystem().Send(_world.Request(user: has.Id, household: _family.HouseholdId, kind: "antenatal.booking") with { Title = "Quiet", Due = TaskWorld.Today.AddDays(2) });
        await _world.AsSystem().Send(_world.Request(user: has.Id, person: _family.Adult!.PersonId, kind: "hub.link-welcome") with { Title = "Quiet too", Due = TaskWorld.Today.AddDays(3) });
        var ended = await _world.Task(user: has.Id, household: _family.HouseholdId);
        await has.Send(new EndTask.Command(ended, 1, TaskOutcome.Done));

        Assert.Equal(["For the family", "For one"], await Card(_world.Hub(), _family.HouseholdId));
        Assert.Equal(["For the family", "For one", "Quiet", "Quiet too"], await Card(has, _family.HouseholdId));
        var person = (TasksOn)(await _world.Hub().With(s => s.GetRequiredService<PersonTasksPanel>().For(_family.Adult.PersonId, CancellationToken.None)))!;
        Assert.Equal(["For one"], person.Lines.Select(l => l.Title));
    }

    [Fact]
    public async Task Who_does_not_work_with_the_family_has_no_panel() =>
        Assert.Null(await _world.Hub(_world.NewId()).With(s => s.GetRequiredService<TasksPanel>().For(_family.HouseholdId, CancellationToken.None)));

    [Fact]
    public async Task The_first_page_counts_and_reminds_a_day_before()
    {
        var hub = _world.Hub();
        Task<string?> Says() => hub.With(s => s.GetServices<IWaiting>().Single(w => w.Path == "/families/tasks").Says(CancellationToken.None));
        Assert.Null(await Says());
        await _world.Task(user: hub.Id, due: TaskWorld.Today.AddDays(-1));
        await _world.Task(user: hub.Id, due: TaskWorld.Today.AddDays(1));
        await _world.Task(team: FamiliesWorld.Site);
        Assert.Equal("2 to do, 1 overdue, 1 due tomorrow, 1 for your teams.", await Says());
    }

    [Fact]
    public async Task The_one_list_of_work_has_ones_own_and_no_other_persons()
    {
        var hub = _world.Hub();
        var task = await _world.Task(user: hub.Id);
        var part = Assert.Single(await hub.Ask(new GatherMyWork(hub.Id, TaskWorld.Today)));
        Assert.Equal(("Tasks", "Ring about the nursery place", TaskWorld.Today, $"/families/tasks/{task}", WorkPriority.Medium), (part.Module, part.Title, part.Due, part.Path, part.Priority));
        Assert.Empty(await _world.Hub().Ask(new GatherMyWork(hub.Id, TaskWorld.Today)));
    }
}
