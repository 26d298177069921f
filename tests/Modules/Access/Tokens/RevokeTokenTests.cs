using Neighbourhood.Access.Tokens;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Access.Tokens;

public sealed class RevokeTokenTests
{
    [Fact]
    public async Task A_token_is_revoked_once_and_only_on_its_own_account()
    {
        await using var world = await AccessWorld.Start();
        var (account, other, manager) = (await world.Account(password: null), await world.Account("bo@example.org", password: null), world.Manager());
        var token = await manager.Send(new AddToken.Command(world.NewId(), account, "Register", 30, null, new string('a', 64)));
        Assert.Equal("Register", await manager.Ask(new RevokeToken.Query(account, token)));
        await Assert.ThrowsAsync<NotFound>(() => manager.Send(new RevokeToken.Command(other, token)));
        await Assert.ThrowsAsync<NotFound>(() => manager.Ask(new RevokeToken.Query(other, token)));
        await Assert.ThrowsAsync<Denied>(() => world.As(Roles.Midwife, userId: account).Send(new RevokeToken.Command(account, token)));
        await manager.Send(new RevokeToken.Command(account, token));
        await Assert.ThrowsAsync<Conflict>(() => manager.Send(new RevokeToken.Command(account, token)));
    }
}
