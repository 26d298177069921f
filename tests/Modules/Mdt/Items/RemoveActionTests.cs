using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Items;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Items;

public sealed class RemoveActionTests : ArrangedMeeting
{
    [Fact]
    public async Task An_action_is_taken_back_before_the_item_is_closed_and_not_after()
    {
        await Case();
        var item = await Started(await Running());
        await Recorded(item);
        var wrong = await Chair.Send(new AddAction.Command(World.NewId(), item, "Nothing", Gp.Id, null));
        await GuardedFor(who => who.Send(new RemoveAction.Command(item, wrong)));
        await Chair.Send(new RemoveAction.Command(item, wrong));
        await Assert.ThrowsAsync<NotFound>(() => Chair.Send(new RemoveAction.Command(item, wrong)));
        var kept = Assert.Single(await World.Sql<Guid>("SELECT id FROM mdt_action"));
        await Closed(item);
        await IsRefused(Chair.Send(new RemoveAction.Command(item, kept)), "", "was discussed and closed");
    }
}
