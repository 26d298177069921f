using Neighbourhood.Families.Tasks;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Tasks;

public sealed class ViewTaskTests : IAsyncLifetime
{
    private World _world = null!;

    public async ValueTask InitializeAsync() => _world = await FamiliesWorld.Start();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_colleague_who_works_with_the_family_reads_it_and_nobody_else()
    {
        var family = await _world.Family();
        await _world.Involve(family.HouseholdId, team: FamiliesWorld.Site);
        var task = await _world.Task(user: _world.NewId(), household: family.HouseholdId);
        Assert.Equal(("Sam Field", "Okafor"), ((await _world.Hub().Ask(new ViewTask.Query(task))).Line.Who, (await _world.Hub().Ask(new ViewTask.Query(task))).Line.About));
        await Assert.ThrowsAsync<NotFound>(() => _world.Hub(_world.NewId()).Ask(new ViewTask.Query(task)));
        await Assert.ThrowsAsync<Denied>(() => _world.As(Roles.InvitedAttendee).Ask(new ViewTask.Query(task)));
    }

    [Theory]
    [InlineData("antenatal.booking")]
    [InlineData("peersupport.match")]
    [InlineData("safeguarding.lead")]
    public async Task What_few_may_know_of_is_read_by_those_alone_who_have_it(string kind)
    {
        var family = await _world.Family();
        await _world.Involve(family.HouseholdId, team: FamiliesWorld.Site);
        var (hub, has) = (_world.Hub(), _world.Hub());
        var task = await _world.Task(user: has.Id, household: family.HouseholdId, kind: kind);
        await Assert.ThrowsAsync<NotFound>(() => hub.Ask(new ViewTask.Query(task)));
        Assert.Equal("You", (await has.Ask(new ViewTask.Query(task))).Line.Who);
    }

    [Fact]
    public async Task Who_gives_out_work_reads_nothing_of_a_family_that_they_do_not_work_with_on_any_page_and_does_not_change_it()
    {
        var family = await _world.Family();
        var task = await _world.Task(user: _world.NewId(), household: family.HouseholdId);
        await _world.Arrange("UPDATE families_task SET assignee_user_id = NULL, handed_reason = 'Her husband must not know' WHERE id = @task", new { task });
        await _world.Arrange("UPDATE families_task_step SET reason = 'Her husband must not know'");
        var supervisor = _world.As(Roles.Supervisor);
        var read = await supervisor.Ask(new ViewTask.Query(task));
        Assert.DoesNotContain("husband", string.Concat(read.Steps.Select(s => s.Says)) + read.Line.From, StringComparison.Ordinal);
        Assert.Equal("A task about a family you do not work with", read.Line.Title);
        await Assert.ThrowsAsync<NotFound>(() => supervisor.Send(new EditTask.Command(task, 0, "Guess", TaskWorld.Today, null)));
        await supervisor.Send(new HandOverTask.Command(task, read.Line.Version, supervisor.Id, null, "I look for somebody"));
    }

    [Fact]
    public async Task Who_declared_a_conflict_with_the_family_finds_no_task_of_it_by_their_team_and_can_still_hand_over_their_own()
    {
        var family = await _world.Family();
        await _world.Involve(family.HouseholdId, team: FamiliesWorld.Site);
        var hub = _world.Hub();
        var (ofTeam, aboutHer, own) = (await _world.Task(team: FamiliesWorld.Site, household: family.HouseholdId), await _world.Task(team: FamiliesWorld.Site, person: family.Adult!.PersonId),
            await _world.Task(user: hub.Id, household: family.HouseholdId));
        Assert.Equal(2, (await hub.Teams()).Count);
        await _world.Arrange("INSERT INTO families_barred (household_id, user_id, since_on) VALUES (@HouseholdId, @Id, '2026-03-02')", new { family.HouseholdId, hub.Id });
        Assert.Empty(await hub.Teams());
        await Assert.ThrowsAsync<NotFound>(() => hub.Ask(new ViewTask.Query(ofTeam)));
        await Assert.ThrowsAsync<NotFound>(() => hub.Send(new TakeTask.Command(aboutHer)));
        await hub.Send(new HandOverTask.Command(own, 1, null, FamiliesWorld.Site, "I know them"));
        Assert.Equal(3, (await _world.Hub().Teams()).Count);
    }
}
