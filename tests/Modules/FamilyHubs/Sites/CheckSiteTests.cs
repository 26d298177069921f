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
        Assert.Equal(new ListSites.Checks(2, 1, 0, 1, 1, 0), list.Checks);
        Assert.Equal((SiteStatus.Open, SiteStatus.Closed), (list.Sites[0].Reported!.Value, list.Sites[0].Observed!.Value));
    }

    [Fact]
    public async Task The_newest_look_counts()
    {
        await Manager.Send(Right() with { ObservedOn = Today.AddDays(-30) });
        await Manager.Send(Right() with { Id = World.NewId(), Observed = SiteStatus.Open, Difference = null });
        Assert.Equal(new ListSites.Checks(1, 1, 0, 0, 0, 1), (await Worker.Ask(new ListSites.Query())).Checks);
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

    /// <summary>R1-02: twice as many had closed as were reported. A place that is closed here does not leave the count of what was reported wrongly.</summary>
    [Fact]
    public async Task A_place_that_is_closed_here_and_reported_open_stays_in_the_counts()
    {
        await Manager.Send(Right());
        await Manager.Send(new CloseSite.Command(Hub, Today, "The lease ended", null, null, 1));
        await OtherManager.Send(Right() with { Id = World.NewId(), SiteId = OtherHub, Reported = SiteStatus.Closed, Observed = SiteStatus.Closed, Difference = null });
        Assert.Equal(new ListSites.Checks(1, 0, 1, 2, 1, 0), (await Worker.Ask(new ListSites.Query())).Checks);
    }

    [Fact]
    public async Task A_look_that_found_it_open_before_it_closed_says_nothing_of_how_it_stands()
    {
        await Manager.Send(Right() with { ObservedOn = Today.AddDays(-30), Observed = SiteStatus.Open, Difference = null });
        await Manager.Send(new CloseSite.Command(Hub, Today, "The lease ended", null, null, 1));
        Assert.Equal(new ListSites.Checks(0, 0, 0, 0, 0, 2), (await Worker.Ask(new ListSites.Query())).Checks);
    }
}
