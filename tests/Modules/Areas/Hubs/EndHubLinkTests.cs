using Neighbourhood.Areas.Contracts;
using Neighbourhood.Areas.Hubs;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Areas.Hubs;

public sealed class EndHubLinkTests : HubTests
{
    [Fact]
    public async Task A_link_ends_on_a_day_and_what_was_before_stays_true_and_it_may_begin_again()
    {
        var link = await Link(Hub, North, Today.AddDays(-10));
        await Quality.Send(new EndHubLink.Command(link, Today));
        await Quality.Send(new EndHubLink.Command(link, Today)); // a second press
        Assert.Single(await World.AsSystem().Ask(new GetNeighbourhoodsOfHub([Hub], Today)));
        Assert.Empty(await World.AsSystem().Ask(new GetNeighbourhoodsOfHub([Hub], Today.AddDays(1))));
        await Assert.ThrowsAsync<Refused>(() => Link(Hub, North, Today));
        await Link(Hub, North, Today.AddDays(1));
        Assert.Single(await World.AsSystem().Ask(new GetNeighbourhoodsOfHub([Hub], Today.AddDays(1))));
    }

    [Fact]
    public async Task A_day_is_needed_that_is_not_before_the_first_and_it_ends_once()
    {
        var link = await Link(Hub, North, Today);
        Assert.Equal("ToOn", (await Assert.ThrowsAsync<Refused>(() => Quality.Send(new EndHubLink.Command(link, null)))).Input);
        Assert.Equal("ToOn", (await Assert.ThrowsAsync<Refused>(() => Quality.Send(new EndHubLink.Command(link, Today.AddDays(-1))))).Input);
        await Quality.Send(new EndHubLink.Command(link, Today));
        Assert.Equal("ToOn", (await Assert.ThrowsAsync<Refused>(() => Quality.Send(new EndHubLink.Command(link, Today.AddDays(5))))).Input);
    }

    [Fact]
    public async Task A_link_that_is_not_there_is_not_found_and_nobody_but_data_quality_ends_one()
    {
        await Assert.ThrowsAsync<NotFound>(() => Quality.Send(new EndHubLink.Command(World.NewId(), Today)));
        await Assert.ThrowsAsync<Denied>(() => World.As(Roles.NamedLeader, North).Send(new EndHubLink.Command(World.NewId(), Today)));
    }
}
