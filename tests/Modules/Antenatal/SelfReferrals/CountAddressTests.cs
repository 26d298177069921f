using System.Net;
using Neighbourhood.Antenatal.SelfReferrals;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.SelfReferrals;

public sealed class CountAddressTests : ArrangedRequests
{
    [Fact]
    public async Task Beyond_the_limit_of_a_network_nothing_is_kept_and_an_hour_later_it_is_again()
    {
        for (var i = 0; i < 8; i++) await Write(from: Home);
        Assert.Equal(5, await Kept());
        await Write(from: IPAddress.Parse("203.0.113.8"));
        Assert.Equal(6, await Kept());
        World.Clock.Advance(TimeSpan.FromMinutes(61));
        await Write(from: Home);
        Assert.Equal(7, await Kept());
        Assert.DoesNotContain(await World.Sql<string>("SELECT digest FROM antenatal_address_count"), d => d.Contains("203", StringComparison.Ordinal) || d.Length != 64);
    }

    [Fact]
    public async Task Many_at_once_keep_to_the_limit()
    {
        await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => Task.Run(() => Write(from: Home))));
        Assert.Equal(5, await Kept());
    }

    [Fact]
    public async Task The_counts_of_networks_go_after_an_hour()
    {
        await Write(from: Home);
        await World.Tick();
        Assert.Equal([1], await World.Sql<int>("SELECT COUNT(*) FROM antenatal_address_count"));
        World.Clock.Advance(TimeSpan.FromMinutes(61));
        await World.Tick();
        Assert.Equal([0], await World.Sql<int>("SELECT COUNT(*) FROM antenatal_address_count"));
    }

    [Fact]
    public async Task Nobody_but_the_program_and_a_midwife_counts() =>
        await Assert.ThrowsAsync<Denied>(() => HubWorker.Send(new CountAddress.Command(World.NewId(), "x")));
}
