using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Requests;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Requests;

public sealed class CountAskerTests : ArrangedAskers
{
    [Fact]
    public async Task It_counts_a_network_within_the_hour_and_an_address_within_the_day_and_forgets_both()
    {
        Task<bool> Counts(string? network, string reach) => World.AsSystem().Send(new CountAsker.Command(World.NewId(), network, reach));
        for (var i = 0; i < 5; i++) Assert.True(await Counts("network", FormattableString.Invariant($"reach {i}")));
        Assert.False(await Counts("network", "another"));
        World.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.True(await Counts("network", "another"));
        for (var i = 0; i < 2; i++) Assert.True(await Counts(null, "another"));
        Assert.False(await Counts(null, "another"));
        World.Clock.Advance(TimeSpan.FromDays(1));
        await World.Tick();
        Assert.Equal(0, (await World.Sql<int>("SELECT COUNT(*) FROM peersupport_address")).Single());
        await Assert.ThrowsAsync<Denied>(() => Hub.Send(new CountAsker.Command(World.NewId(), null, "x")));
    }

    [Fact]
    public async Task It_forgets_nothing_that_another_public_page_counts_within_the_hour()
    {
        // Volunteers and wrong addresses are counted under the hour in which they came.
        await World.Arrange("INSERT INTO peersupport_address (address_digest, hour_at, tries) VALUES ('elsewhere', @hour, 10)", new { hour = World.Clock.Now().AddMinutes(-59) });
        await World.AsSystem().Send(new CountAsker.Command(World.NewId(), "network", "reach"));
        await World.Tick();
        Assert.Equal([10], await World.Sql<int>("SELECT tries FROM peersupport_address WHERE address_digest = 'elsewhere'"));
        World.Clock.Advance(TimeSpan.FromHours(2));
        await World.Tick();
        Assert.Empty(await World.Sql<int>("SELECT tries FROM peersupport_address WHERE address_digest = 'elsewhere'"));
    }
}
