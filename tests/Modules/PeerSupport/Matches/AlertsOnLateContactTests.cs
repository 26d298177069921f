using Neighbourhood.PeerSupport.Matches;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Matches;

public sealed class AlertsOnLateContactTests : ArrangedPeers
{
    private async Task<int> Alerts()
    {
        await World.Tick();
        return Tasks.Count(t => t.KindCode == "peersupport.late");
    }

    [Fact]
    public async Task Scenario_29_at_48_hours_without_contact_the_coordinator_is_alerted_once_and_nobody_is_named()
    {
        var (match, _) = await Matched((await Supporting()).Id);
        World.Clock.Advance(TimeSpan.FromHours(47));
        Assert.Equal(0, await Alerts());
        World.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, await Alerts());
        World.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal(1, await Alerts());
        var task = Tasks.Single(t => t.KindCode == "peersupport.late");
        Assert.Equal((Coordinator.Id, $"/peersupport/matches/{match}", (Guid?)null, (Guid?)null), (task.AssigneeUserId, task.Path, task.HouseholdId, task.PersonId));
        Assert.Equal(task.TaskId, (await World.Sql<Guid>("SELECT late_task_id FROM peersupport_match")).Single());
    }

    [Fact]
    public async Task Where_nobody_coordinates_the_programmes_people_are_told_and_what_is_stopped_waits()
    {
        await World.Arrange("UPDATE peersupport_programme SET coordinator_user_id = NULL");
        var supporter = (await Supporting()).Id;
        var (paused, _) = await Matched(supporter);
        await World.Arrange("UPDATE peersupport_match SET paused_code = 'concern'");
        await Matched(supporter, MatchStatus.Active);
        await Matched(supporter, MatchStatus.Offered);
        var hold = World.NewId();
        var (_, other, _, _) = NewFamily();
        await Matched(supporter, person: other);
        await World.Arrange("INSERT INTO peersupport_hold (hold_id, person_id, kind, held_on) VALUES (@hold, @other, 'pregnancy', @Today)", new { hold, other, Today });
        World.Clock.Advance(TimeSpan.FromHours(50));
        Assert.Equal(0, await Alerts());
        await World.Arrange("UPDATE peersupport_match SET paused_code = NULL WHERE id = @paused", new { paused });
        World.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(1, await Alerts());
        Assert.Equal(Programme, Tasks.Single(t => t.KindCode == "peersupport.late").AssigneeTeamId);
        await World.Arrange("UPDATE peersupport_hold SET released_on = @Today", new { Today });
        World.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(2, await Alerts());
    }
}
