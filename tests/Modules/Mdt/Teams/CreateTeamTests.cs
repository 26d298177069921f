using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Teams;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Teams;

public sealed class CreateTeamTests : ArrangedTeam
{
    private CreateTeam.Command Right => new(World.NewId(), "Sale family team", "family", [Sale], null, null, null, null);

    [Fact]
    public async Task Who_makes_a_team_becomes_its_coordinator_and_the_settings_fill_what_was_left_out()
    {
        var id = await Coordinator.Send(Right with { MaxCases = 6 });
        var kept = Assert.Single(await World.Sql<Kept>("SELECT cadence_days, slot_minutes, max_cases, list_closes_hours FROM mdt_team WHERE id = @id", new { id }));
        Assert.Equal(new Kept(28, 12, 6, 24), kept);
        Assert.Equal([Coordinator.Id], await World.Sql<Guid>("SELECT user_id FROM mdt_member WHERE mdt_id = @id AND duty = 'coordinator'", new { id }));
        Assert.Equal(new MdtMemberJoined(id, Coordinator.Id, Roles.Coordinator), Assert.Single(World.Told));
    }

    [Fact]
    public async Task A_repeat_answers_as_the_first_and_another_content_is_a_conflict()
    {
        var command = Right;
        Assert.Equal(await Coordinator.Send(command), await Coordinator.Send(command));
        Assert.Single(World.Told);
        await Assert.ThrowsAsync<Conflict>(() => Coordinator.Send(command with { Name = "Another" }));
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once_and_nothing_is_kept()
    {
        var refused = await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new CreateTeam.Command(World.NewId(), " ", "club", [], 0, 4, 51, 337)));
        Assert.Equal(["Name", "Kind", "NeighbourhoodIds", "CadenceDays", "SlotMinutes", "MaxCases", "ListClosesHours"], refused.Reasons.Select(r => r.Input));
        Assert.Empty(World.Told);
    }

    [Fact]
    public async Task A_neighbourhood_that_does_not_exist_is_refused() =>
        Assert.Equal("NeighbourhoodIds", (await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(Right with { NeighbourhoodIds = [World.NewId()] }))).Input);

    [Fact]
    public async Task A_name_that_is_too_long_is_refused() =>
        Assert.Equal("Name", (await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(Right with { Name = new string('a', 121) }))).Input);

    [Fact]
    public async Task A_core_member_makes_no_team() => await Assert.ThrowsAsync<Denied>(() => Member.Send(Right));

    private sealed record Kept(int CadenceDays, int SlotMinutes, int MaxCases, int ListClosesHours);
}
