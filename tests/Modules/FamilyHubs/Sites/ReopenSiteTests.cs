using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.FamilyHubs.Sites;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Sites;

public sealed class ReopenSiteTests : SiteTests
{
    private static ReopenSite.Command Right(Guid site) => new(site, "The closing was put off", 2);

    private Task<Done> Close(DateOnly on) => Manager.Send(new CloseSite.Command(Hub, on, "The lease ended", OtherHub, null, 1));

    [Fact]
    public async Task A_closing_that_was_put_off_is_taken_back_once_and_can_be_entered_anew()
    {
        await Close(Today.AddDays(7));
        await Manager.Send(Right(Hub));
        await Manager.Send(Right(Hub)); // a second press
        var site = (await See(Hub)).Site;
        Assert.Equal((null, null, null, 3), (site.ClosedOn, site.ClosedReason, site.ReplacedById, site.Version));
        Assert.Equal(new SiteOpened(Hub, site.OpenedOn), Assert.Single(World.Told.OfType<SiteOpened>()));
        Assert.Equal("From 9 March 2026: The closing was put off", (await See(Hub)).Steps.Single(s => s.What == "Closing taken back").Reason);
        await Manager.Send(new CloseSite.Command(Hub, Today.AddDays(60), "The lease ended", null, null, 3));
    }

    [Fact]
    public async Task A_place_that_was_closed_by_mistake_is_open_again_from_today()
    {
        await Close(Today.AddDays(-3));
        Assert.Single((await Worker.Ask(new ListSites.Query())).Sites);
        await Manager.Send(Right(Hub));
        Assert.Equal(2, (await Worker.Ask(new ListSites.Query())).Sites.Count);
        Assert.Equal(new SiteOpened(Hub, Today), Assert.Single(World.Told.OfType<SiteOpened>()));
    }

    [Fact]
    public async Task A_reason_is_needed_and_a_name_that_another_place_has_by_now_is_refused()
    {
        await Assert.ThrowsAsync<Refused>(() => Manager.Send(Right(Hub) with { Version = 1 })); // not closed
        await Close(Today);
        Assert.Equal("Reason", (await Assert.ThrowsAsync<Refused>(() => Manager.Send(Right(Hub) with { Reason = " " }))).Input);
        await Assert.ThrowsAsync<Conflict>(() => Manager.Send(Right(Hub) with { Version = 9 }));
        await Site("Acorn Hub");
        Assert.Equal("Name", (await Assert.ThrowsAsync<Refused>(() => Manager.Send(Right(Hub)))).Input);
        Assert.Empty(World.Told.OfType<SiteOpened>());
    }

    [Fact]
    public async Task Only_the_manager_of_the_place_does_it()
    {
        await Close(Today);
        await Assert.ThrowsAsync<NotFound>(() => OtherManager.Send(Right(Hub)));
        await Assert.ThrowsAsync<Denied>(() => Worker.Send(Right(Hub)));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Ask(new ReopenSite.Query(Hub)));
    }
}
