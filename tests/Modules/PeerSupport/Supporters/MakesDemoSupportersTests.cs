using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Supporters;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Supporters;

public sealed class MakesDemoSupportersTests : ArrangedSupporters
{
    [Fact]
    public async Task The_demo_has_two_who_may_have_a_match_and_one_of_each_other_kind()
    {
        var demo = new Demo(60, "word-word-word-1234");
        foreach (var key in new[] { "peercoordinator", "peersupervisor", "peersupporter" }) demo.Accounts[key] = World.NewId();
        await World.AsSystem().With(async s =>
        {
            await s.GetServices<IDemoPart>().OfType<MakesDemoSupporters>().Single().Make(demo, TestContext.Current.CancellationToken);
            return true;
        });
        var standing = new List<SupporterStatus>();
        for (var n = 1; n <= 5; n++) standing.Add(await SupporterIs(demo.Ids[$"peer:supporter:{n}"]));
        Assert.Equal([SupporterStatus.Active, SupporterStatus.Active, SupporterStatus.Training, SupporterStatus.Paused, SupporterStatus.Enquired], standing);
        Assert.Empty(await Lacks(demo.Ids["peer:supporter:1"]));
        Assert.Empty(await Lacks(demo.Ids["peer:supporter:2"]));
        Assert.Equal([demo.Accounts["peersupporter"]], await World.Sql<Guid>("SELECT user_id FROM peersupport_supporter WHERE id = @id", new { id = demo.Ids["peer:supporter:1"] }));
    }
}
