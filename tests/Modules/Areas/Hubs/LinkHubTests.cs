using Neighbourhood.Areas.Contracts;
using Neighbourhood.Areas.Hubs;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Areas.Hubs;

public sealed class LinkHubTests : HubTests
{
    [Fact]
    public async Task A_hub_serves_several_neighbourhoods_and_a_neighbourhood_has_several_hubs()
    {
        await Link(Hub, North, Today);
        await Link(Hub, South, Today.AddDays(10));
        await Link(Closing, North, Today);
        Assert.Equal(Sorted((Hub, North), (Closing, North)), await Links(Today));
        Assert.Equal(Sorted((Hub, North), (Hub, South), (Closing, North)), await Links(Today.AddDays(10)));
        Assert.Empty(await Links(Today.AddDays(-1)));
    }

    private static IEnumerable<(Guid, Guid)> Sorted(params IEnumerable<(Guid, Guid)> links) => links.OrderBy(l => (l.Item1.ToString(), l.Item2.ToString()));

    private async Task<IEnumerable<(Guid, Guid)>> Links(DateOnly on) => Sorted((await World.AsSystem().Ask(new GetNeighbourhoodsOfHub([Hub, Closing], on))).Select(l => (l.SiteId, l.NeighbourhoodId)));

    [Fact]
    public async Task The_same_link_is_made_once_and_a_second_press_answers_as_the_first()
    {
        var command = new LinkHub.Command(World.NewId(), Hub, North, Today);
        await Quality.Send(command);
        Assert.Equal(command.Id, await Quality.Send(command));
        Assert.Equal("NeighbourhoodId", (await Assert.ThrowsAsync<Refused>(() => Link(Hub, North, Today.AddDays(3)))).Input);
        Assert.Single(await World.Sql<Guid>("SELECT id FROM areas_hub_neighbourhood"));
    }

    [Fact]
    public async Task What_is_missing_wrong_or_closed_by_then_is_refused_by_name()
    {
        Assert.Equal(["SiteId", "NeighbourhoodId", "FromOn"], (await Assert.ThrowsAsync<Refused>(() => Quality.Send(new LinkHub.Command(World.NewId(), null, null, null)))).Reasons.Select(r => r.Input));
        Assert.Equal("SiteId", (await Assert.ThrowsAsync<Refused>(() => Link(World.NewId(), North, Today))).Input);
        Assert.Equal("NeighbourhoodId", (await Assert.ThrowsAsync<Refused>(() => Link(Hub, World.NewId(), Today))).Input);
        Assert.Equal("FromOn", (await Assert.ThrowsAsync<Refused>(() => Link(Closing, North, Today.AddDays(30)))).Input);
    }

    [Fact]
    public async Task Nobody_but_data_quality_links() => await Assert.ThrowsAsync<Denied>(() => World.As(Roles.HubManager, Hub).Send(new LinkHub.Command(World.NewId(), Hub, North, Today)));
}
