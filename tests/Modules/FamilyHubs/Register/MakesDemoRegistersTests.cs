using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.FamilyHubs.Demo;
using Neighbourhood.FamilyHubs.Register;
using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Register;

public sealed class MakesDemoRegistersTests : ArrangedRegister
{
    private Task<int> Make(Demo demo) => World.AsSystem().With(async services =>
    {
        await services.GetRequiredService<MakesDemoHubs>().Make(demo, default);
        await services.GetRequiredService<MakesDemoRegisters>().Make(demo, default);
        return 0;
    });

    [Fact]
    public async Task Yesterdays_register_waits_and_last_weeks_is_closed_with_people_who_are_not_named()
    {
        var demo = new Demo(20, "x");
        demo.Accounts["hub"] = Worker.Id;
        foreach (var home in Enumerable.Range(0, 20).Select(_ => NewFamily().Household)) demo.HouseholdIds.Add(home);
        await Make(demo);
        Assert.Equal(new Sums(20, 3, 2), await Sums(demo.Ids["session:last-week"]));
        Assert.Equal(new Closed(25, null, null, 0), await Register(demo.Ids["session:last-week"]));
        Assert.Equal((12, SessionStatus.Held), ((await Rows(demo.Ids["session:yesterday"])).Count, await StatusOf(demo.Ids["session:yesterday"])));
        await World.AsSystem().With(async services =>
        {
            await services.GetRequiredService<MakesDemoRegisters>().Make(new Demo(0, "x"), default);
            return 0;
        });
    }
}
