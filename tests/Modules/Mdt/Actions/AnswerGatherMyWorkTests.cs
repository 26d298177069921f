using Neighbourhood.Access.Contracts;
using Neighbourhood.Mdt.Items;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Actions;

public sealed class AnswerGatherMyWorkTests : ArrangedMeeting
{
    [Fact]
    public async Task What_one_promised_is_in_the_one_list_of_work_and_nobody_elses_is()
    {
        await Case();
        var item = await Started(await Running());
        await Recorded(item);
        await Chair.Send(new AddAction.Command(World.NewId(), item, "Ring the school", HealthVisitor.Id, Today.AddDays(2)));
        await Closed(item);
        var mine = await HealthVisitor.Ask(new GatherMyWork(HealthVisitor.Id, Today));
        Assert.Equal(("Case meetings", "Ring the school", Today.AddDays(2)), (mine[0].Module, mine[0].Title, mine[0].Due));
        Assert.Empty(await Gp.Ask(new GatherMyWork(HealthVisitor.Id, Today)));
    }
}
