using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Dashboards;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Dashboards;

public sealed class ListDashboardsTests : ArrangedMeeting
{
    [Fact]
    public async Task Everybody_chooses_among_the_teams_that_are_theirs()
    {
        var another = await Team("Another team");
        Assert.Equal([Mdt], (await Chair.Ask(new ListDashboards.Query())).Select(t => t.Id));
        Assert.Equal([another], (await World.As(Roles.NamedLeader, another).Ask(new ListDashboards.Query())).Select(t => t.Id));
        Assert.Empty(await World.As(Roles.Analyst, World.NewId()).Ask(new ListDashboards.Query()));
        await Assert.ThrowsAsync<Denied>(() => World.As(Roles.Midwife, Mdt).Ask(new ListDashboards.Query()));
    }
}
