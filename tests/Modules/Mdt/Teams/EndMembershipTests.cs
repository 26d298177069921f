using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Teams;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Teams;

public sealed class EndMembershipTests : ArrangedTeam
{
    [Fact]
    public async Task The_role_ends_once_and_the_duty_is_free_again()
    {
        var worker = World.NewId();
        var membership = await Coordinator.Send(new AddMember.Command(World.NewId(), Mdt, worker, Duties.Chair, "gp"));
        await Coordinator.Send(new EndMembership.Command(Mdt, membership));
        await Coordinator.Send(new EndMembership.Command(Mdt, membership));
        Assert.Equal([new MdtMemberLeft(Mdt, worker, Roles.Chair)], World.Told.OfType<MdtMemberLeft>());
        await Coordinator.Send(new AddMember.Command(World.NewId(), Mdt, worker, Duties.Chair, "gp"));
    }

    [Fact]
    public async Task A_membership_of_another_team_is_not_found() =>
        await Assert.ThrowsAsync<NotFound>(() => Coordinator.Send(new EndMembership.Command(Mdt, World.NewId())));

    [Fact]
    public async Task Another_teams_coordinator_finds_no_such_team() =>
        await Assert.ThrowsAsync<NotFound>(() => OtherCoordinator.Send(new EndMembership.Command(Mdt, World.NewId())));

    [Fact]
    public async Task The_page_shows_whose_it_is()
    {
        var worker = World.NewId();
        var membership = await Coordinator.Send(new AddMember.Command(World.NewId(), Mdt, worker, Duties.Chair, "gp"));
        Assert.Equal(new GetMember.Answer($"Worker {worker}", Duties.Chair), await Coordinator.Ask(new GetMember(Mdt, membership)));
    }
}
