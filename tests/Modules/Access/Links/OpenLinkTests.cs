using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access.Accounts;
using Neighbourhood.Access.Links;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Access.Links;

public sealed class OpenLinkTests
{
    private const string Chosen = "three other words";

    [Fact]
    public async Task A_new_worker_chooses_a_password_with_the_link_and_signs_in_with_it()
    {
        await using var world = await AccessWorld.Start();
        var account = await world.Account(password: null, role: Roles.Midwife);
        var key = await Make(world, account);
        Assert.Equal("amara@example.org", (await Look(world, key))!.Email);
        await Choose(world, key, Chosen);
        var entered = await world.SignIn(password: Chosen);
        Assert.False(entered.MustChange);
        Assert.True((await world.Recognise(entered.Who))!.Has(Roles.Midwife));
        Assert.Contains(account, await world.Sql<Guid>("SELECT user_id FROM kernel_audit WHERE what = 'Access.OpenLink'"));
    }

    [Fact]
    public async Task A_link_is_good_once()
    {
        await using var world = await AccessWorld.Start();
        var key = await Make(world, await world.Account(password: null));
        await Choose(world, key, Chosen);
        Assert.Null(await Look(world, key));
        Assert.Equal(OneTimeLink.Over, (await Assert.ThrowsAsync<Refused>(() => Choose(world, key, "four words of mine"))).Message);
        Assert.NotNull(await world.SignIn(password: Chosen));
    }

    [Fact]
    public async Task Looking_uses_nothing_up_and_a_refused_password_neither()
    {
        await using var world = await AccessWorld.Start();
        var key = await Make(world, await world.Account(password: null));
        await Look(world, key);
        Assert.Equal("New", (await Assert.ThrowsAsync<Refused>(() => Choose(world, key, "short"))).Input);
        await Choose(world, key, Chosen);
    }

    [Fact]
    public async Task A_reset_ends_the_old_password_every_session_and_the_lock()
    {
        await using var world = await AccessWorld.Start();
        var account = await world.Account();
        var who = (await world.SignIn()).Who;
        for (var i = 0; i < 5; i++) await Assert.ThrowsAsync<Refused>(() => world.SignIn(password: "wrong"));
        await Choose(world, await Make(world, account), Chosen);
        Assert.Null(await world.Recognise(who));
        Assert.NotNull(await world.SignIn(password: Chosen));
        await Assert.ThrowsAsync<Refused>(() => world.SignIn());
    }

    [Fact]
    public async Task A_reset_leaves_the_second_factor()
    {
        await using var world = await AccessWorld.Start();
        var account = await world.Account();
        await world.AddApp((await world.SignIn()).Who);
        await Choose(world, await Make(world, account), Chosen);
        Assert.True((await world.SignIn(password: Chosen)).NeedsCode);
    }

    [Fact]
    public async Task A_link_that_is_old_replaced_unknown_or_of_an_account_that_ended_does_not_work()
    {
        await using var world = await AccessWorld.Start();
        var account = await world.Account(password: null);
        var replaced = await Make(world, account);
        var key = await Make(world, account);
        foreach (var none in new[] { replaced, "", "nonsense", "'; DROP TABLE access_link --" })
            await Assert.ThrowsAsync<Refused>(() => Choose(world, none, Chosen));
        world.Clock.Advance(TimeSpan.FromDays(7));
        await Assert.ThrowsAsync<Refused>(() => Choose(world, key, Chosen));
        key = await Make(world, account);
        await world.Manager().Send(new EndAccount.Command(account));
        await Assert.ThrowsAsync<Refused>(() => Choose(world, key, Chosen));
        Assert.Equal([(string?)null], await world.Sql<string?>("SELECT password_hash FROM access_account"));
    }

    private static async Task<string> Make(World world, Guid account)
    {
        var key = OneTimeLink.NewKey();
        await world.Manager().Send(new MakeLink.Command(account, OneTimeLink.Hash(key)));
        return key;
    }

    private static Task<OpenLink.Answer?> Look(World world, string key) => world.AsNobody(s => s.GetRequiredService<ISend>().Ask(new OpenLink.Query(OneTimeLink.Hash(key))));

    private static Task<bool> Choose(World world, string key, string password) => world.AsNobody(async s =>
    {
        await s.GetRequiredService<OpenLink.Attempt>().Choose(key, password);
        return true;
    });
}
