using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Antenatal.Screens;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Screens;

public sealed class MakesDemoScreensTests : ArrangedPregnancy
{
    private Task<int> Make(Demo demo) => World.AsSystem().With(async services =>
    {
        await services.GetServices<IDemoPart>().OfType<MakesDemoScreens>().Single().Make(demo, default);
        return 0;
    });

    [Fact]
    public async Task The_demo_has_a_repeat_that_is_due_a_plan_and_a_partner()
    {
        var demo = new Demo(60, "password");
        await Make(demo);
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM antenatal_screen"));
        (demo.Ids["pregnancy:middle"], demo.Accounts["midwife"]) = (await Pregnant(), Midwife.Id);
        await Make(demo);
        Assert.Equal(Today, Assert.Single(Tasks).Due);
        Assert.Single(await World.Sql<Guid>("SELECT id FROM antenatal_feeding_plan"));
        Assert.Equal([1], await World.Sql<int>("SELECT version FROM antenatal_partner"));
    }
}
