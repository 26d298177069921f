using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access.Audits;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Access.Audits;

public sealed class MakesDemoLooksTests
{
    [Fact]
    public async Task The_demos_workers_ask_in_their_own_names_and_one_who_is_not_let_stops_nothing()
    {
        await using var world = await AccessWorld.Start();
        var asked = 0;
        world.Answers<GetHousehold, GetHousehold.Answer?>(_ => ++asked == 1 ? throw new NotFound() : null);
        var demo = new Demo(2, "password");
        demo.HouseholdIds.Add(world.NewId());
        demo.HouseholdIds.Add(world.NewId());
        foreach (var key in (string[])["hub", "gp"]) demo.Accounts[key] = await world.Account($"{key}@example.org", password: null, role: Roles.DataQuality);
        await world.AsSystem().With(async s =>
        {
            await s.GetRequiredService<MakesDemoLooks>().Make(demo, default);
            return true;
        });
        Assert.Equal(4, asked);
        Assert.Equal([demo.Accounts["hub"]], await world.Sql<Guid>("SELECT user_id FROM kernel_audit WHERE kind = 'denied'"));
    }
}
