using Neighbourhood.Access.Accounts;
using Neighbourhood.Access.Sessions;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Access.Accounts;

public sealed class GivePasswordTests
{
    [Fact]
    public async Task A_one_time_password_opens_a_locked_account_and_must_be_changed()
    {
        await using var world = await AccessWorld.Start();
        var account = await world.Account();
        for (var i = 0; i < 5; i++) await world.AsSystem().Send(new SignIn.Failed(account));
        var hash = (await world.Sql<string>("SELECT password_hash FROM access_account"))[0];
        await world.Manager().Send(new GivePassword.Command(account, hash));
        Assert.True((await world.SignIn()).MustChange);
    }

    [Fact]
    public async Task Nobody_makes_one_for_themselves_for_an_ended_account_or_without_the_permission()
    {
        await using var world = await AccessWorld.Start();
        var (me, other) = (await world.Account(password: null), await world.Account("bo@example.org", password: null));
        await Assert.ThrowsAsync<Refused>(() => world.As(Roles.Operator, Guid.Empty, me).Send(new GivePassword.Command(me, "hash")));
        await Assert.ThrowsAsync<Denied>(() => world.As(Roles.Chair).Send(new GivePassword.Command(other, "hash")));
        await Assert.ThrowsAsync<NotFound>(() => world.Manager().Send(new GivePassword.Command(world.NewId(), "hash")));
        await world.Manager().Send(new EndAccount.Command(other));
        await Assert.ThrowsAsync<Refused>(() => world.Manager().Send(new GivePassword.Command(other, "hash")));
        Assert.Empty(await world.Sql<string>("SELECT password_hash FROM access_account WHERE password_hash IS NOT NULL"));
    }
}
