using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Actions;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Items;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Actions;

public sealed class HandBackActionTests : ArrangedActions
{
    [Fact]
    public async Task It_goes_to_the_coordinator_with_the_reason_who_is_told_and_it_leaves_the_owners_list()
    {
        var action = await Owed(HealthVisitor.Id);
        await IsRefused(HealthVisitor.Send(new HandBackAction.Command(action, " ", 1)), "Reason", "Say why");
        await Assert.ThrowsAsync<Conflict>(() => HealthVisitor.Send(new HandBackAction.Command(action, "I move house", 9)));
        await HealthVisitor.Send(new HandBackAction.Command(action, "I move house", 1));
        await World.Deliver();
        Assert.Equal(Coordinator.Id, await OwnerOf(action));
        Assert.Equal(["Open", "HandedBack"], await StepsOf(action));
        Assert.Empty(Texts(await HealthVisitor.Ask(new MyActions.Query())));
        Assert.Equal("I move house", (await Coordinator.Ask(new MyActions.Query())).Later[0].HandedBack);
        Assert.Equal([MdtNoticeKind.ActionAssigned, MdtNoticeKind.ActionAssigned], Notices(action).Select(n => n.Kind));
        Assert.Equal([Coordinator.Id], Notices(action)[1].UserIds);
        Assert.Equal("I move house", (await Coordinator.Ask(new TeamActions.Query())).Rows[0].HandedBack);
        await Assert.ThrowsAsync<NotFound>(() => HealthVisitor.Send(new HandBackAction.Command(action, "I move house", 2))); // not theirs any more
    }

    [Fact]
    public async Task To_the_chair_where_the_coordinator_owns_it_or_declared_a_conflict()
    {
        var actions = await Owed(("One", Coordinator.Id, 7), ("Two", HealthVisitor.Id, 7));
        await Coordinator.Send(new HandBackAction.Command(actions[0], "No time", 1));
        Assert.Equal(Chair.Id, await OwnerOf(actions[0]));
        await Conflicted(actions[1], Coordinator.Id);
        await HealthVisitor.Send(new HandBackAction.Command(actions[1], "No time", 1));
        Assert.Equal(Chair.Id, await OwnerOf(actions[1]));
    }

    [Fact]
    public async Task Where_a_team_has_nobody_it_says_so_and_nothing_changes()
    {
        var action = await Owed(HealthVisitor.Id);
        await World.Arrange("UPDATE mdt_member SET left_on = @Today WHERE duty <> 'none'", new { Today });
        await IsRefused(HealthVisitor.Send(new HandBackAction.Command(action, "No time", 1)), "", "Nobody in the team");
        Assert.Equal(HealthVisitor.Id, await OwnerOf(action));
    }

    [Fact]
    public async Task Only_its_owner_and_not_what_is_done()
    {
        var action = await Owed(HealthVisitor.Id);
        foreach (var other in new[] { Gp, Chair, Coordinator }) await Assert.ThrowsAsync<NotFound>(() => other.Send(new HandBackAction.Command(action, "No time", 1)));
        await GuardedFor(who => who.Send(new HandBackAction.Command(action, "No time", 1)));
        await HealthVisitor.Send(new CompleteAction.Command(action, "Brought", 1));
        await IsRefused(HealthVisitor.Send(new HandBackAction.Command(action, "No time", 2)), "", "done already");
    }

    [Fact]
    public async Task Who_declares_a_conflict_works_it_no_more_and_it_goes_to_the_coordinator()
    {
        var action = await Owed(Gp.Id);
        var item = (await World.Sql<Guid>("SELECT item_id FROM mdt_action WHERE id = @action", new { action })).Single();
        await Gp.Send(new DeclareConflict.Command(item, null, "My neighbour"));
        Assert.Empty(Texts(await Gp.Ask(new MyActions.Query())));
        await Assert.ThrowsAsync<NotFound>(() => Gp.Send(new CompleteAction.Command(action, "Rang", 1)));
        await World.Deliver();
        Assert.Equal(Coordinator.Id, await OwnerOf(action));
        Assert.Equal(["Open", "HandedOn"], await StepsOf(action));
    }
}
