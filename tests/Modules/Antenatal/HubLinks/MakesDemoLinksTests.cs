using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Antenatal.HubLinks;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.HubLinks;

public sealed class MakesDemoLinksTests : ArrangedLink
{
    private Task<int> Make(Demo demo) => World.AsSystem().With(async scope =>
    {
        await scope.GetServices<IDemoPart>().OfType<MakesDemoLinks>().Single().Make(demo, default);
        return 0;
    });

    [Fact]
    public async Task One_link_waits_one_was_welcomed_and_one_offer_was_declined()
    {
        var demo = new Demo(60, "password");
        (demo.Ids["site:marram"], demo.Accounts["midwife"]) = (Hub, Midwife.Id);
        foreach (var key in (string[])["twins", "late", "middle"])
        {
            var (_, woman, _, _) = NewFamily();
            (demo.Ids[$"pregnancy:{key}"], demo.Ids[$"pregnant:{key}"]) = (await Pregnant(woman), woman);
        }
        await Make(demo);
        Assert.Equal(["Asked", "Welcomed"], (await World.Sql<string>("SELECT status FROM antenatal_hub_link")).Order(StringComparer.Ordinal));
        Assert.Equal(["NoThanks", "YesCallMe", "YesCallMe"], (await World.Sql<string>("SELECT answer FROM antenatal_hub_offer")).Order(StringComparer.Ordinal));
        Assert.Single(World.Told.OfType<HubLinkAsked>());
    }

    [Fact]
    public async Task Where_the_other_parts_of_the_demo_are_missing_nothing_is_made()
    {
        await Make(new Demo(60, "password"));
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM antenatal_hub_link"));
    }
}
