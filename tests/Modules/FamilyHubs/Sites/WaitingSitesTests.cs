using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.FamilyHubs.Sites;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Sites;

public sealed class WaitingSitesTests : SiteTests
{
    private static Task<string?> Says(Actor who) => who.With(services => services.GetServices<IWaiting>().Single(w => w.Path == "/familyhubs/sites").Says(default));

    [Fact]
    public async Task A_manager_is_told_of_their_own_places_alone()
    {
        Assert.Null(await Says(Manager));
        await Manager.Send(new AddFunding.Command(World.NewId(), Hub, "Start for Life", Today, Today.AddDays(60), null, null));
        await Manager.Send(new CheckSite.Command(World.NewId(), Hub, "A list", SiteStatus.Open, Today, SiteStatus.Moved, "It is next door"));
        Assert.Equal("1 strand of funding ends within 90 days. 1 place is not as it was reported.", await Says(Manager));
        Assert.Null(await Says(OtherManager));
        Assert.Null(await Says(Worker));
    }

    [Fact]
    public async Task Sessions_at_a_place_that_closes_wait_until_each_is_cancelled_or_moved()
    {
        await Session(starts: World.Clock.Now().AddDays(9));
        await Manager.Send(new CloseSite.Command(Hub, Today.AddDays(7), "The lease ended", null, 1, 1));
        Assert.Equal("1 session is still planned at a place that is closed by then.", await Says(Manager));
    }
}
