using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Actions;
using Neighbourhood.Mdt.Contracts;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Actions;

public sealed class ReassignActionTests : ArrangedActions
{
    [Fact]
    public async Task Somebody_else_of_the_team_or_invited_has_it_and_is_told()
    {
        var action = await Owed(HealthVisitor.Id);
        await Coordinator.Send(new ReassignAction.Command(action, Gp.Id, null, "Knows the school", 1));
        Assert.Equal(["Bring the food parcel"], Texts(await Gp.Ask(new MyActions.Query())));
        Assert.Empty(Texts(await HealthVisitor.Ask(new MyActions.Query())));
        await Chair.Send(new ReassignAction.Command(action, Guest.Id, Today.AddDays(10), "Has a van", 2));
        await World.Deliver();
        Assert.Equal([HealthVisitor.Id, Gp.Id, Guest.Id], Told<MdtActionAssigned>().Where(t => t.ActionId == action).Select(t => t.OwnerUserId));
        Assert.Equal([Guest.Id], Notices(action)[^1].UserIds);
        Assert.Equal(["Open", "Reassigned", "Reassigned"], await StepsOf(action));
    }

    [Fact]
    public async Task Not_to_a_stranger_or_who_declared_a_conflict_and_not_without_a_reason_or_a_day_that_is_still_to_come()
    {
        var action = await Owed(HealthVisitor.Id);
        await Conflicted(action, Gp.Id);
        await IsRefused(Coordinator.Send(new ReassignAction.Command(action, null, null, "x", 1)), "Owner", "Choose who");
        foreach (var wrong in new[] { Stranger, Gp.Id, Nobody.Id }) await IsRefused(Coordinator.Send(new ReassignAction.Command(action, wrong, null, "x", 1)), "Owner", "member of the team");
        await IsRefused(Coordinator.Send(new ReassignAction.Command(action, HealthVisitor.Id, null, "x", 1)), "Owner", "theirs already");
        await IsRefused(Coordinator.Send(new ReassignAction.Command(action, Chair.Id, null, "", 1)), "Reason", "Say why");
        await IsRefused(Coordinator.Send(new ReassignAction.Command(action, Chair.Id, Today.AddDays(57), "x", 1)), "DueOn", "27 April 2026");
        await Assert.ThrowsAsync<Conflict>(() => Coordinator.Send(new ReassignAction.Command(action, Chair.Id, null, "x", 7)));
        await GuardedFor(who => who.Send(new ReassignAction.Command(action, Chair.Id, null, "x", 1)));
        await Assert.ThrowsAsync<Denied>(() => HealthVisitor.Send(new ReassignAction.Command(action, Chair.Id, null, "x", 1)));
        World.Clock.Advance(TimeSpan.FromDays(8));
        await IsRefused(Coordinator.Send(new ReassignAction.Command(action, Chair.Id, null, "x", 1)), "DueOn", "Its day has passed");
        Assert.Equal(HealthVisitor.Id, await OwnerOf(action));
    }

    [Fact]
    public async Task An_organisation_takes_it_and_whoever_of_it_was_invited_works_it()
    {
        var action = await Owed(HealthVisitor.Id);
        await Coordinator.Send(new ReassignAction.Command(action, Charity, null, "They have a van", 1));
        await World.Deliver();
        Assert.Equal((Guest.Id, Charity), (Told<MdtActionAssigned>()[^1].OwnerUserId, Told<MdtActionAssigned>()[^1].OrganisationId!.Value));
        Assert.Equal([Guest.Id, Colleague.Id], Notices(action)[^1].UserIds);
        Assert.Equal("Harbour Lane Trust", (await Coordinator.Ask(new TeamActions.Query())).Rows[0].Owner);
        await Colleague.Send(new CompleteAction.Command(action, "Brought it on Friday", 2));
        Assert.Equal([Colleague.Id], await World.Sql<Guid>("SELECT done_by FROM mdt_action"));
    }
}
