using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access.Sessions;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Access.Sessions;

public sealed class AddressesTests
{
    private static readonly Caller Here = new("192.0.2.1", "Firefox on Windows");

    [Fact]
    public async Task Too_many_failed_tries_from_one_network_stop_that_network_and_lock_nobodys_account()
    {
        await using var world = await AccessWorld.Start();
        await world.Account();
        await world.Set("access.triesPerAddress", "5");
        for (var i = 0; i < 5; i++) await Assert.ThrowsAsync<Refused>(() => Enter(world, $"nobody{i}@example.org", "wrong"));
        for (var i = 0; i < 9; i++)
            Assert.Contains("where you are", (await Assert.ThrowsAsync<Refused>(() => Enter(world, "amara@example.org", "wrong"))).Message, StringComparison.Ordinal);
        Assert.Equal([0], await world.Sql<int>("SELECT failed_count FROM access_account"));
        Assert.NotNull(await Enter(world, "amara@example.org", AccessWorld.Password, Here with { Address = "192.0.2.2" }));
        Assert.NotNull(await world.SignIn());
        world.Clock.Advance(TimeSpan.FromMinutes(Addresses.Minutes));
        Assert.NotNull(await Enter(world, "amara@example.org", AccessWorld.Password));
        Assert.Equal(["Firefox on Windows"], (await world.Sql<string?>("SELECT device FROM access_session")).OfType<string>().Distinct());
    }

    [Fact]
    public async Task Where_a_try_came_from_is_kept_as_a_digest_and_only_while_it_counts()
    {
        await using var world = await AccessWorld.Start();
        await Assert.ThrowsAsync<Refused>(() => Enter(world, "nobody@example.org", "wrong"));
        Assert.DoesNotContain("192.0.2.1", await world.Sql<string>("SELECT address FROM access_try"));
        world.Clock.Advance(TimeSpan.FromMinutes(Addresses.Minutes));
        await Assert.ThrowsAsync<Refused>(() => Enter(world, "nobody@example.org", "wrong"));
        Assert.Single(await world.Sql<Guid>("SELECT id FROM access_try"));
    }

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1")]
    [InlineData("::ffff:192.0.2.1", "192.0.2.1")]
    [InlineData("2001:db8:1:2:3:4:5:6", "20010db800010002")]
    [InlineData("2001:db8:1:2::9", "20010db800010002")]
    public void A_network_is_what_counts(string address, string expected) => Assert.Equal(expected, Network.Of(IPAddress.Parse(address)));

    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36 Edg/130.0", "Edge on Windows")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0", "Firefox on Linux")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1", "Safari on iPhone")]
    [InlineData("<script>alert(1)</script>", null)]
    [InlineData("", null)]
    public void A_browser_is_named_in_our_own_words(string sent, string? expected) => Assert.Equal(expected, Caller.Named(sent));

    private static Task<SignIn.Attempt.Entered> Enter(World world, string email, string password, Caller? from = null) =>
        world.AsNobody(s => s.GetRequiredService<SignIn.Attempt>().Enter(email, password, from ?? Here));
}
