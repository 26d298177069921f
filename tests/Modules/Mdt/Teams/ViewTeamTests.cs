using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Teams;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Teams;

public sealed class ViewTeamTests : ArrangedTeam
{
    [Fact]
    public async Task The_chair_stands_first_and_what_the_quorum_lacks_is_said()
    {
        var (gp, chair) = (World.NewId(), World.NewId());
        await Coordinator.Send(new AddMember.Command(World.NewId(), Mdt, gp, Duties.None, "gp"));
        await Coordinator.Send(new AddMember.Command(World.NewId(), Mdt, chair, Duties.Chair, "paediatrician"));
        await Coordinator.Send(new SetQuorum.Command(Mdt, "gp", 1, 1));
        await Coordinator.Send(new SetQuorum.Command(Mdt, "health-visitor", 1, 2));
        var shown = await Member.Ask(new ViewTeam.Query(Mdt));
        Assert.Equal([chair, gp], shown.Members.Select(m => m.UserId));
        Assert.Equal([new Quorum.Rule("health-visitor", 1)], shown.Lacking);
        Assert.Equal(["Sale"], shown.Neighbourhoods);
        Assert.False(shown.MayManage);
        Assert.True((await Coordinator.Ask(new ViewTeam.Query(Mdt))).MayManage);
    }

    [Fact]
    public async Task Who_left_is_not_shown()
    {
        var membership = await Coordinator.Send(new AddMember.Command(World.NewId(), Mdt, World.NewId(), Duties.None, "gp"));
        await Coordinator.Send(new EndMembership.Command(Mdt, membership));
        Assert.Empty((await Member.Ask(new ViewTeam.Query(Mdt))).Members);
    }

    [Fact]
    public async Task Another_team_is_not_found() => await Assert.ThrowsAsync<NotFound>(() => OtherCoordinator.Ask(new ViewTeam.Query(Mdt)));

    [Fact]
    public async Task Its_own_id_names_it_among_the_scopes() =>
        Assert.Equal([new Neighbourhood.Access.Contracts.GatherScopes.Scope(ScopeKind.Mdt, Mdt, "Sale team")], await World.AsSystem().Ask(new Neighbourhood.Access.Contracts.GatherScopes([Mdt])));
}
