using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Teams;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Teams;

public sealed class AddMemberTests : ArrangedTeam
{
    private AddMember.Command Right(string duty = Duties.None) => new(World.NewId(), Mdt, World.NewId(), duty, "gp");

    [Theory]
    [InlineData(Duties.Chair, Roles.Chair)]
    [InlineData(Duties.Deputy, Roles.Chair)]
    [InlineData(Duties.Coordinator, Roles.Coordinator)]
    [InlineData(Duties.SafeguardingLead, Roles.SafeguardingLead)]
    [InlineData(Duties.None, Roles.CoreMember)]
    public async Task The_duty_says_which_role_is_told(string duty, string role)
    {
        var command = Right(duty);
        await Coordinator.Send(command);
        Assert.Equal(new MdtMemberJoined(Mdt, command.UserId!.Value, role), Assert.Single(World.Told));
    }

    [Theory]
    [InlineData(Duties.Chair)]
    [InlineData(Duties.Coordinator)]
    public async Task A_team_has_one_of_them(string duty)
    {
        await Coordinator.Send(Right(duty));
        var refused = await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(Right(duty)));
        Assert.Equal("Duty", refused.Input);
        Assert.Contains("already", refused.Message, StringComparison.Ordinal);
        Assert.Single(World.Told);
    }

    [Fact]
    public async Task Two_deputies_may_be() { await Coordinator.Send(Right(Duties.Deputy)); await Coordinator.Send(Right(Duties.Deputy)); }

    [Fact]
    public async Task Nobody_is_a_member_twice()
    {
        var command = Right();
        await Coordinator.Send(command);
        Assert.Equal("UserId", (await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(Right() with { UserId = command.UserId }))).Input);
        Assert.Equal(command.Id, await Coordinator.Send(command)); // the same press again
    }

    [Fact]
    public async Task An_account_that_ended_is_refused()
    {
        var command = Right();
        EndedAccounts.Add(command.UserId!.Value);
        Assert.Equal("UserId", (await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(command))).Input);
    }

    [Fact]
    public async Task What_is_not_on_the_lists_is_refused() =>
        Assert.Equal(["UserId", "Duty", "Profession"],
            (await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new AddMember.Command(World.NewId(), Mdt, null, "king", "wizard")))).Reasons.Select(r => r.Input));

    [Fact]
    public async Task Another_teams_coordinator_finds_no_such_team() => await Assert.ThrowsAsync<NotFound>(() => OtherCoordinator.Send(Right()));

    [Fact]
    public async Task A_member_without_the_duty_adds_nobody() => await Assert.ThrowsAsync<Denied>(() => Member.Send(Right()));
}
