using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Actions;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Items;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Actions;

public sealed class CompleteActionTests : ArrangedMeeting
{
    private async Task<Guid> Owed()
    {
        await Case();
        var item = await Started(await Running());
        await Recorded(item);
        await Closed(item);
        return Told<MdtActionAssigned>()[0].ActionId;
    }

    [Fact]
    public async Task Its_owner_says_what_was_done_and_it_is_told()
    {
        var action = await Owed();
        await IsRefused(HealthVisitor.Send(new CompleteAction.Command(action, " ", 1)), "Evidence", "Say what");
        await IsRefused(HealthVisitor.Send(new CompleteAction.Command(action, new string('x', 1001), 1)), "Evidence", "1000");
        await Assert.ThrowsAsync<Conflict>(() => HealthVisitor.Send(new CompleteAction.Command(action, "Rang", 5)));
        await HealthVisitor.Send(new CompleteAction.Command(action, "Rang", 1));
        Assert.Equal((action, Today), (Assert.Single(Told<MdtActionDone>()).ActionId, Told<MdtActionDone>()[0].On));
        await IsRefused(HealthVisitor.Send(new CompleteAction.Command(action, "Rang", 2)), "", "done already");
    }

    [Fact]
    public async Task Nobody_else_does_it_for_them()
    {
        var action = await Owed();
        await Assert.ThrowsAsync<NotFound>(() => Gp.Send(new CompleteAction.Command(action, "Rang", 1)));
        await GuardedFor(who => who.Send(new CompleteAction.Command(action, "Rang", 1)));
    }

    [Fact]
    public async Task Before_the_item_is_closed_there_is_nothing_to_do()
    {
        await Case();
        var item = await Started(await Running());
        var action = await Chair.Send(new AddAction.Command(World.NewId(), item, "Ring", Gp.Id, null));
        await Assert.ThrowsAsync<NotFound>(() => Gp.Send(new CompleteAction.Command(action, "Rang", 1)));
    }
}
