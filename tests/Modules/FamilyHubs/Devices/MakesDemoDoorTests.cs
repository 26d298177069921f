using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.FamilyHubs.Demo;
using Neighbourhood.FamilyHubs.Devices;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Devices;

public sealed class MakesDemoDoorTests : ArrangedDoor
{
    [Fact]
    public async Task A_tablet_and_a_phone_took_yesterdays_register_and_one_difference_is_left_to_look_at()
    {
        var demo = new Demo(10, "password");
        demo.Accounts["hub"] = Worker.Id;
        foreach (var _ in Enumerable.Range(0, 5)) demo.HouseholdIds.Add(NewFamily().Household);
        await World.AsSystem().With(async services =>
        {
            await services.GetRequiredService<MakesDemoHubs>().Make(demo, CancellationToken.None);
            await services.GetRequiredService<MakesDemoDoor>().Make(demo, CancellationToken.None);
            return true;
        });
        Assert.Equal(8, (await Rows(demo.Ids["session:yesterday"])).Count);
        Assert.Equal([EntryConflict.Outcome], await World.Sql<string>("SELECT conflict_code FROM familyhubs_device_entry WHERE conflict_code IS NOT NULL AND settled_at IS NULL"));
        Assert.Equal(2, (await World.AsSystem().Ask(new ListDevices.Query())).Count);
        Assert.Equal([Worker.Id], await World.Sql<Guid>("SELECT DISTINCT noted_by FROM familyhubs_attendance"));
    }
}
