using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.HandOvers;
using Xunit;

namespace Neighbourhood.Modules.Mdt.HandOvers;

public sealed class MakesDemoHandOverTests : ArrangedHandOver
{
    private Task<Demo> Made(Demo demo) => World.AsSystem().With(async scope =>
    {
        await scope.GetRequiredService<MakesDemoHandOver>().Make(demo, CancellationToken.None);
        return demo;
    });

    [Fact]
    public async Task Somebody_has_an_offer_to_answer()
    {
        await Arranged();
        var demo = new Demo(1, "not-secret");
        await Made(demo); // nothing to make it of
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM mdt_lead_offer"));
        demo.Ids["case:6"] = Case;
        (demo.Accounts["coordinator"], demo.Accounts["familyhelp"]) = (Coordinator.Id, Member.Id);
        await Made(demo);
        Assert.Equal([Member.Id], await World.Sql<Guid>("SELECT to_user_id FROM mdt_lead_offer WHERE ended_at IS NULL"));
    }
}
