using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Actions;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Actions;

public sealed class MakesDemoActionsTests : ArrangedActions
{
    [Fact]
    public async Task The_demo_has_an_action_of_a_charity_one_overdue_for_long_and_one_that_asks_for_time()
    {
        Prepare();
        await World.Arrange("UPDATE mdt_team SET max_cases = 10", null);
        foreach (var _ in new[] { 1, 2 }) await Case();
        var meeting = await Running();
        foreach (var item in await Items(meeting))
        {
            await Chair.Send(new Neighbourhood.Mdt.Items.StartItem.Command(item, await Version(item)));
            await Recorded(item);
            await Closed(item);
        }
        var demo = new Demo(1, "x");
        demo.Ids["mdt"] = Mdt;
        foreach (var (key, who) in new[] { ("coordinator", Coordinator), ("invited", Guest), ("hub", Gp), ("gp", Gp) }) demo.Accounts[key] = who.Id;
        await World.AsSystem().With(async s =>
        {
            await s.GetRequiredService<MakesDemoActions>().Make(demo, CancellationToken.None);
            return 0;
        });
        var open = (await Coordinator.Ask(new TeamActions.Query())).Rows;
        Assert.Contains(open, a => a.Owner == "Harbour Lane Trust");
        Assert.Contains(open, a => a.Overdue);
        Assert.Contains(open, a => a.AskedDueOn is not null);
        Assert.Single(Texts(await CharityWorker.Ask(new MyActions.Query())));
    }
}
