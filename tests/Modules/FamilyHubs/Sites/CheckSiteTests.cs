using Neighbourhood.FamilyHubs.Sites;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Sites;

public sealed class CheckSiteTests : SiteTests
{
    private CheckSite.Command Right() => new(World.NewId(), Hub, "The council's list", SiteStatus.Open, Today, SiteStatus.Closed, "The shutters are down.");

    [Fact]
    public async Task What_was_seen_stands_beside_what_was_reported_and_the_counts_say_where_they_differ()
    {
        await Manager.Send(Right());
        await OtherManager.Send(Right() with { Id = World.NewId(), SiteId = OtherHub, Observed = SiteStatus.Open, Difference = null });
        Assert.Equal(SiteStatus.Closed, Assert.Single((await See(Hub)).Checks).ObservedStatus);
        var list = await Worker.Ask(new ListSites.Query());
        Assert.Equal(new ListSites.Checks(2, 1, 1, 0), list.Checks);
        Assert.Equal((SiteStatus.Open, SiteStatus.Closed), (list.Sites[0].Reported!.Value, list.Sites[0].Observed!.Value));
    }

    [Fact]
    public async Task The_newest_look_counts()
    {
        await Manager.Send(Right() with { ObservedOn = Today.AddDays(-30) });
        await Manager.Send(Right() with { Id = World.NewId(), Observed = SiteStatus.Open, Difference = null });
        Assert.Equal(new ListSites.Checks(1, 1, 0, 1), (await Worker.Ask(new ListSites.Query())).Checks);
    }

    [Fact]
    public async Task What_differs_must_be_said_and_a_look_is_not_in_the_future()
    {
        Assert.Equal("Difference", (await Assert.ThrowsAsync<Refused>(() => Manager.Send(Right() with { Difference = null }))).Input);
        Assert.Equal("ObservedOn", (await Assert.ThrowsAsync<Refused>(() => Manager.Send(Right() with { ObservedOn = Today.AddDays(1) }))).Input);
        Assert.Equal(["ReportedBy", "Reported", "ObservedOn", "Observed"],
            (await Assert.ThrowsAsync<Refused>(() => Manager.Send(new CheckSite.Command(World.NewId(), Hub, null, null, null, null, null)))).Reasons.Select(r => r.Input));
        Assert.Empty((await See(Hub)).Checks);
    }

    [Fact]
    public async Task Another_hubs_manager_finds_no_such_place_and_a_worker_may_not()
    {
        await Assert.ThrowsAsync<NotFound>(() => OtherManager.Send(Right()));
        await Assert.ThrowsAsync<Denied>(() => Worker.Send(Right()));
    }
}
