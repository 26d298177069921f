using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Teams;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Teams;

public sealed class ListTeamsTests : ArrangedTeam
{
    [Fact]
    public async Task A_member_sees_their_own_teams_only() => Assert.Equal([Mdt], (await Member.Ask(new ListTeams.Query())).Select(t => t.Id));

    [Fact]
    public async Task Who_looks_after_a_neighbourhood_sees_its_teams() =>
        Assert.Equal([Mdt], (await World.As(Roles.Coordinator, Sale).Ask(new ListTeams.Query())).Select(t => t.Id));

    [Fact]
    public async Task Who_is_limited_to_nothing_sees_all_by_name() =>
        Assert.Equal(["Hale team", "Sale team"], (await World.As(Roles.Coordinator, Guid.Empty).Ask(new ListTeams.Query())).Select(t => t.Name));

    [Fact]
    public async Task The_next_meeting_and_the_members_are_counted()
    {
        await Coordinator.Send(new AddMember.Command(World.NewId(), Mdt, World.NewId(), Duties.None, "gp"));
        var (_, caseId) = await Accepted();
        await Item(caseId);
        var team = Assert.Single(await Member.Ask(new ListTeams.Query()));
        Assert.Equal((1, World.Clock.Now().AddDays(1)), (team.Members, team.NextMeeting!.Value));
    }

    [Fact]
    public async Task A_referrer_sees_no_teams() => await Assert.ThrowsAsync<Denied>(() => Referrer.Ask(new ListTeams.Query()));
}
