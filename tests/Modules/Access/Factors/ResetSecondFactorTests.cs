using Neighbourhood.Access.Factors;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Access.Factors;

public sealed class ResetSecondFactorTests
{
    [Fact]
    public async Task Whoever_lost_the_telephone_signs_in_with_the_password_again_and_is_out_everywhere_until_then()
    {
        await using var world = await AccessWorld.Start();
        var account = await world.Account();
        var who = (await world.SignIn()).Who;
        await world.AddApp(who);
        await world.Manager().Send(new ResetSecondFactor.Command(account));
        Assert.Null(await world.Recognise(who));
        Assert.False((await world.SignIn()).NeedsCode);
        await Assert.ThrowsAsync<Refused>(() => world.Manager().Send(new ResetSecondFactor.Command(account)));
    }

    [Fact]
    public async Task It_takes_the_permission_the_scope_and_another_person()
    {
        await using var world = await AccessWorld.Start();
        var account = await world.Account();
        await world.AddApp((await world.SignIn()).Who);
        await Assert.ThrowsAsync<Denied>(() => world.As(Roles.Midwife).Send(new ResetSecondFactor.Command(account)));
        await Assert.ThrowsAsync<NotFound>(() => world.As(Roles.Operator, world.NewId()).Send(new ResetSecondFactor.Command(account)));
        await Assert.ThrowsAsync<Refused>(() => world.As(Roles.Operator, Guid.Empty, account).Send(new ResetSecondFactor.Command(account)));
        Assert.True((await world.SignIn()).NeedsCode);
    }
}
