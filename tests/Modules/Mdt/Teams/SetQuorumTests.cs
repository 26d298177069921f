using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Teams;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Teams;

public sealed class SetQuorumTests : ArrangedTeam
{
    [Fact]
    public async Task A_rule_is_set_changed_and_taken_away()
    {
        await Coordinator.Send(new SetQuorum.Command(Mdt, "gp", 1, 1));
        await Coordinator.Send(new SetQuorum.Command(Mdt, "gp", 2, 2));
        Assert.Equal([new Quorum.Rule("gp", 2)], (await Coordinator.Ask(new GetQuorum(Mdt))).Rules);
        await Chair.Send(new SetQuorum.Command(Mdt, "gp", 0, 3));
        Assert.Empty((await Coordinator.Ask(new GetQuorum(Mdt))).Rules);
    }

    [Fact]
    public async Task A_stale_page_is_a_conflict_and_changes_nothing()
    {
        await Coordinator.Send(new SetQuorum.Command(Mdt, "gp", 1, 1));
        await Assert.ThrowsAsync<Conflict>(() => Chair.Send(new SetQuorum.Command(Mdt, "gp", 5, 1)));
        Assert.Equal([new Quorum.Rule("gp", 1)], (await Coordinator.Ask(new GetQuorum(Mdt))).Rules);
    }

    [Fact]
    public async Task What_is_not_right_is_refused() =>
        Assert.Equal(["Profession", "AtLeast"], (await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new SetQuorum.Command(Mdt, "wizard", 21, 1)))).Reasons.Select(r => r.Input));

    [Fact]
    public async Task Another_teams_coordinator_finds_no_such_team() => await Assert.ThrowsAsync<NotFound>(() => OtherCoordinator.Send(new SetQuorum.Command(Mdt, "gp", 1, 1)));

    [Fact]
    public async Task A_core_member_sets_nothing() => await Assert.ThrowsAsync<Denied>(() => Member.Send(new SetQuorum.Command(Mdt, "gp", 1, 1)));
}
