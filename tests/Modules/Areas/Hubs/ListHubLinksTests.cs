using Neighbourhood.Areas.Hubs;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Areas.Hubs;

public sealed class ListHubLinksTests : HubTests
{
    [Fact]
    public async Task Links_are_listed_with_the_names_of_the_hubs_and_those_of_closed_hubs_are_marked()
    {
        await Link(Closing, South, Today.AddDays(-5));
        await Link(Hub, North, Today);
        World.Clock.Advance(TimeSpan.FromDays(31));
        World.Answers<GetSites, IReadOnlyList<GetSites.Site>>(q => [new(Closing, "Birch Hub", Today.AddYears(-2), Today)]);
        var links = await World.As(Roles.HubWorker).Ask(new ListHubLinks.Query());
        Assert.Equal([("North", "A hub that is not listed any more", true), ("South", "Birch Hub", true)], links.Select(l => (l.Neighbourhood, l.Hub, l.Closed)));
    }

    [Fact]
    public async Task Nothing_is_asked_where_there_is_no_link_and_an_invited_attendee_does_not_look()
    {
        Assert.Empty(await World.As(Roles.Analyst, North).Ask(new ListHubLinks.Query()));
        await Assert.ThrowsAsync<Denied>(() => World.As(Roles.InvitedAttendee).Ask(new ListHubLinks.Query()));
    }
}
