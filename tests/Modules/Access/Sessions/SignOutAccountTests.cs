using Neighbourhood.Access.Sessions;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Access.Sessions;

public sealed class SignOutAccountTests
{
    [Fact]
    public async Task Every_browser_is_signed_out_and_the_password_still_works()
    {
        await using var world = await AccessWorld.Start();
        var account = await world.Account();
        var (one, two) = ((await world.SignIn()).Who, (await world.SignIn()).Who);
        await world.Manager().Send(new SignOutAccount.Command(account));
        Assert.Null(await world.Recognise(one));
        Assert.Null(await world.Recognise(two));
        Assert.NotNull(await world.Recognise((await world.SignIn()).Who));
    }

    [Fact]
    public async Task It_takes_the_permission_and_the_scope()
    {
        await using var world = await AccessWorld.Start();
        var account = await world.Account();
        await Assert.ThrowsAsync<Denied>(() => world.As(Roles.Chair).Send(new SignOutAccount.Command(account)));
        await Assert.ThrowsAsync<NotFound>(() => world.As(Roles.Operator, world.NewId()).Send(new SignOutAccount.Command(account)));
    }
}
