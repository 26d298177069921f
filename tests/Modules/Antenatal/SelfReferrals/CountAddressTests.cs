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
        Assert.DoesNotContain(await World.Sql<string>("SELECT digest FROM antenatal_address_count"), d => d.Contains("203.0.113", StringComparison.Ordinal) || d.Length != 64);
    }

    [Fact]
    public async Task Nobody_is_rung_again_and_again_because_somebody_writes_her_number_from_many_places()
    {
        string[] hers = ["07700 900982", "+44 7700 900982", "0044 (0) 7700-900-982", "07700900982", "7700 900 982"];
        for (var i = 0; i < hers.Length; i++) await Write(Hers(reach: hers[i]), from: IPAddress.Parse($"203.0.113.{i + 10}"));
        Assert.Equal(3, await Kept());
        foreach (var mail in (string[])["ama@example.com", "AMA@example.com", "Ama@Example.com", "ama@EXAMPLE.com"]) await Write(Hers(by: ReachWay.Email, reach: mail));
        Assert.Equal(6, await Kept());
        await Write(Hers(reach: "07700 900983"));
        Assert.Equal(7, await Kept());
        World.Clock.Advance(TimeSpan.FromHours(24.1));
        await Write(Hers(reach: hers[0]));
        Assert.Equal(8, await Kept());
    }

    [Fact]
    public async Task Many_at_once_keep_to_the_limit()
    {
        await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => Task.Run(() => Write(from: Home))));
        Assert.Equal(5, await Kept());
    }

    [Fact]
    public async Task The_counts_of_networks_go_after_an_hour_and_those_of_numbers_after_a_day()
    {
        await Write(from: Home);
        await World.Tick();
        Assert.Equal([2], await World.Sql<int>("SELECT COUNT(*) FROM antenatal_address_count"));
        World.Clock.Advance(TimeSpan.FromMinutes(61));
        await World.Tick();
        Assert.Equal([1], await World.Sql<int>("SELECT COUNT(*) FROM antenatal_address_count"));
        World.Clock.Advance(TimeSpan.FromHours(24));
        await World.Tick();
        Assert.Equal([0], await World.Sql<int>("SELECT COUNT(*) FROM antenatal_address_count"));
    }

    [Fact]
    public async Task Nobody_but_the_program_and_a_midwife_counts() =>
        await Assert.ThrowsAsync<Denied>(() => HubWorker.Send(new CountAddress.Command(World.NewId(), null, "x")));
}
