using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Actions;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Actions;

public sealed class TeamActionsTests : ArrangedActions
{
    [Fact]
    public async Task All_open_ones_of_ones_teams_the_soonest_first_and_by_what_is_looked_for()
    {
        var actions = await Owed(("Later", HealthVisitor.Id, 20), ("Soon", Gp.Id, 2), ("Done", Gp.Id, 3));
        await Gp.Send(new CompleteAction.Command(actions[2], "Rang", 1));
        World.Clock.Advance(TimeSpan.FromDays(3));
        var all = await Coordinator.Ask(new TeamActions.Query());
        Assert.Equal((2, 1), (all.All, all.Late));
        Assert.Equal(["Soon", "Later"], all.Rows.Select(r => r.Text));
        Assert.True(all.Rows[0].Overdue);
        Assert.Equal(2, all.Owners.Count);
        Assert.Equal(["Soon"], (await Chair.Ask(new TeamActions.Query(Overdue: true))).Rows.Select(r => r.Text));
        Assert.Equal(["Later"], (await Chair.Ask(new TeamActions.Query(OwnerUserId: HealthVisitor.Id))).Rows.Select(r => r.Text));
        Assert.Equal(2, (await Chair.Ask(new TeamActions.Query(MeetingId: Guid.Parse(Assert.Single(all.Meetings).Value)))).Rows.Count);
        Assert.Empty((await Chair.Ask(new TeamActions.Query(MeetingId: World.NewId()))).Rows);
        Assert.Empty((await OtherChair.Ask(new TeamActions.Query())).Rows);
        await Assert.ThrowsAsync<Denied>(() => Gp.Ask(new TeamActions.Query()));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Ask(new TeamActions.Query()));
    }

    [Fact]
    public async Task Words_about_who_objects_are_left_out_for_all_but_the_chair()
    {
        var action = await Owed(HealthVisitor.Id);
        await HealthVisitor.Send(new HandBackAction.Command(action, "She shouted at me", 1));
        Basis = SharingBasis.Objection;
        var row = (await Coordinator.Ask(new TeamActions.Query())).Rows[0];
        Assert.Equal((null, null, true), (row.Text, row.HandedBack, row.IsHandedBack));
        Assert.Null((await Coordinator.Ask(new SeeTeamAction(action))).Text);
        Assert.Equal("Bring the food parcel", (await Chair.Ask(new TeamActions.Query())).Rows[0].Text);
        Assert.Equal("She shouted at me", (await Chair.Ask(new SeeTeamAction(action))).HandedBack);
    }

    [Fact]
    public async Task Not_for_who_declared_a_conflict_with_the_family()
    {
        var action = await Owed(HealthVisitor.Id);
        await Conflicted(action, Coordinator.Id);
        Assert.Empty((await Coordinator.Ask(new TeamActions.Query())).Rows);
        await Assert.ThrowsAsync<NotFound>(() => Coordinator.Ask(new SeeTeamAction(action)));
        Assert.Single((await Chair.Ask(new TeamActions.Query())).Rows);
    }
}
