using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Items;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Items;

public sealed class RemoveDecisionTests : ArrangedMeeting
{
    [Fact]
    public async Task A_decision_is_taken_back_before_the_item_is_closed_and_not_after()
    {
        await Case();
        var item = await Started(await Running());
        await Recorded(item);
        var wrong = await Chair.Send(new RecordDecision.Command(World.NewId(), item, MdtDecisionCode.StepDown, null, null, null, null, false));
        await GuardedFor(who => who.Send(new RemoveDecision.Command(item, wrong)));
        await Chair.Send(new RemoveDecision.Command(item, wrong));
        await Chair.Send(new RemoveDecision.Command(item, wrong)); // a second press
        await Closed(item);
        Assert.Equal(MdtDecisionCode.ContinuePlan, Assert.Single(Told<MdtDecisionMade>()).Code);
        await IsRefused(Chair.Send(new RemoveDecision.Command(item, wrong)), "", "was discussed and closed");
    }

    [Fact]
    public async Task A_decision_of_another_item_is_not_found()
    {
        await Case();
        var item = await Started(await Running());
        await Assert.ThrowsAsync<NotFound>(() => Chair.Send(new RemoveDecision.Command(item, World.NewId())));
    }
}
