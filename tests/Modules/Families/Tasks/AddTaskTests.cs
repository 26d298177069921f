using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Tasks;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Tasks;

public sealed class AddTaskTests : IAsyncLifetime
{
    private World _world = null!;

    public async ValueTask InitializeAsync() => _world = await FamiliesWorld.Start();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private AddTask.Command For(RegisterFamily family) => new(_world.NewId(), family.HouseholdId, null, "Ring about the nursery place", TaskWorld.Today.AddDays(3), TaskPriority.High, null);

    private async Task<RegisterFamily> Known()
    {
        var family = await _world.Family();
        await _world.Involve(family.HouseholdId, team: FamiliesWorld.Site);
        return family;
    }

    [Fact]
    public async Task A_worker_adds_one_for_a_family_that_they_work_with_for_themselves_or_a_team_of_theirs()
    {
        var (hub, family) = (_world.Hub(), await Known());
        var command = For(family);
        await hub.Send(command);
        await hub.Send(command);
        var teams = await hub.Send(For(family) with { TeamId = FamiliesWorld.Site, PersonId = family.Adult!.PersonId });
        var line = Assert.Single((await hub.Ask(new ListTasks.Query())).Mine);
        Assert.Equal((command.Id, "Okafor", "Written by hand", TaskPriority.High), (line.Id, line.About, line.Origin, line.Priority));
        Assert.Equal([teams], await _world.Hub().Teams());
    }

    [Fact]
    public async Task It_needs_a_title_and_a_day_that_is_not_over_and_somebody_of_the_family()
    {
        var family = await Known();
        var refused = await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(For(family) with { Title = "", Due = TaskWorld.Today.AddDays(-1), PersonId = _world.NewId(), TeamId = _world.NewId() }));
        Assert.Equal(["Title", "Due", "PersonId", "TeamId"], refused.Reasons.Select(r => r.Input));
        Assert.Empty(await _world.Sql<Guid>("SELECT id FROM families_task"));
    }

    [Fact]
    public async Task Another_sites_family_is_not_found_and_who_has_no_role_is_denied()
    {
        var family = await Known();
        await Assert.ThrowsAsync<NotFound>(() => _world.Hub(_world.NewId()).Send(For(family)));
        await Assert.ThrowsAsync<Denied>(() => _world.As(Roles.InvitedAttendee).Send(For(family)));
    }
}
