using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Items;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Items;

public sealed class DeclareNoActionTests : ArrangedMeeting
{
    [Fact]
    public async Task With_a_reason_an_item_is_closed_without_an_action()
    {
        await Case();
        var item = await Started(await Running());
        await IsRefused(Chair.Send(new DeclareNoAction.Command(item, " ", 2)), "NoActionReason", "Say why");
        await IsRefused(Chair.Send(new DeclareNoAction.Command(item, new string('x', 501), 2)), "NoActionReason", "500");
        await Assert.ThrowsAsync<Conflict>(() => Chair.Send(new DeclareNoAction.Command(item, "All is in place", 1)));
        await GuardedFor(who => who.Send(new DeclareNoAction.Command(item, "All is in place", 2)));
        await Chair.Send(new DeclareNoAction.Command(item, "All is in place", 2));
        await Chair.Send(new RecordDecision.Command(World.NewId(), item, MdtDecisionCode.ContinuePlan, null, null, null, null, false));
        await Chair.Send(new SaveItemNotes.Command(item, null, "Leave us be", 3));
        await Closed(item);
        Assert.Empty(Told<MdtActionAssigned>());
    }

    [Fact]
    public async Task Not_beside_an_action()
    {
        await Case();
        var item = await Started(await Running());
        await Chair.Send(new AddAction.Command(World.NewId(), item, "Ring", Gp.Id, null));
        await IsRefused(Chair.Send(new DeclareNoAction.Command(item, "None", 2)), "NoActionReason", "action already");
    }
}
