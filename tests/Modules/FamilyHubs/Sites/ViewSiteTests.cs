using Neighbourhood.FamilyHubs;
using Neighbourhood.FamilyHubs.Sites;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Sites;

public sealed class ViewSiteTests : SiteTests
{
    [Fact]
    public async Task The_whole_history_of_a_place_is_on_its_page()
    {
        var (before, now) = (Organisation("Lantern Trust"), Organisation("The council"));
        var first = await Manager.Send(new AddProvider.Command(World.NewId(), Hub, before, "Children's centre contract", new DateOnly(2019, 4, 1)));
        await Manager.Send(new EndSitePart.Command(Hub, SitePart.Provider, first, new DateOnly(2022, 8, 31), "The arrangements were not renewed"));
        await Manager.Send(new AddProvider.Command(World.NewId(), Hub, now, "In house", new DateOnly(2022, 9, 1)));
        await Manager.Send(new AddFunding.Command(World.NewId(), Hub, "Start for Life", new DateOnly(2022, 9, 1), new DateOnly(2027, 3, 31), "Pregnancy to 2 years", 42000.5m));
        await Manager.Send(new AddSiteTeam.Command(World.NewId(), Hub, before, "Money advice", ["Thu", "Mon"], new DateOnly(2025, 1, 6)));
        await Manager.Send(new AddRoom.Command(World.NewId(), Hub, "Garden room", 30, true));
        var found = await See(Hub);
        Assert.Equal(["The council: In house", "Lantern Trust: Children's centre contract"], found.Providers.Select(p => $"{p.Organisation}: {p.Contract}"));
        Assert.Equal(("The arrangements were not renewed", new DateOnly(2022, 8, 31)), (found.Providers[1].EndedWhy, found.Providers[1].ToOn));
        Assert.Equal(("Start for Life", new DateOnly(2027, 3, 31), 42000.5m), (found.Strands[0].Strand, found.Strands[0].ToOn, found.Strands[0].Spend));
        Assert.Equal(("Money advice", "Monday, Thursday"), (found.Teams[0].Name, SiteWords.Week.Labels(found.Teams[0].Days)));
        Assert.Equal("Garden room", Assert.Single(found.Rooms).Name);
        Assert.Equal(6, found.Steps.Count);
        Assert.True(found.MayManage);
    }

    [Fact]
    public async Task A_place_that_serves_several_neighbourhoods_is_managed_by_whoever_holds_any_of_them_today()
    {
        var (north, south) = (World.NewId(), World.NewId());
        var there = World.As(Roles.HubManager, north);
        await Assert.ThrowsAsync<NotFound>(() => there.Send(new AddRoom.Command(World.NewId(), Hub, "Garden room", 30, true)));
        Served.AddRange([new(Hub, north), new(Hub, south), new(OtherHub, south)]);
        foreach (var area in new[] { north, south, Sale }) await World.As(Roles.HubManager, area).Send(new AddRoom.Command(World.NewId(), Hub, $"Room {area.ToString()[^12..]}", 30, true));
        await Assert.ThrowsAsync<NotFound>(() => there.Send(new AddRoom.Command(World.NewId(), OtherHub, "Garden room", 30, true)));
    }

    [Fact]
    public async Task What_is_spent_is_for_who_manages_it()
    {
        await Manager.Send(new AddFunding.Command(World.NewId(), Hub, "Start for Life", new DateOnly(2022, 9, 1), null, null, 42000m));
        foreach (var other in new[] { OtherManager, Worker, World.As(Roles.Midwife) })
        {
            var found = await See(Hub, other);
            Assert.False(found.MayManage);
            Assert.Null(Assert.Single(found.Strands).Spend);
        }
    }

    [Fact]
    public async Task It_serves_the_neighbourhoods_that_the_areas_link_to_it()
    {
        Served.Add(new(Hub, Sale));
        Assert.Equal(["Sale"], (await See(Hub)).Neighbourhoods);
    }

    [Fact]
    public async Task A_place_that_is_not_there_is_not_found_and_nobody_else_may_look()
    {
        await Assert.ThrowsAsync<NotFound>(() => See(World.NewId()));
        await Assert.ThrowsAsync<Denied>(() => See(Hub, Nobody));
    }
}
