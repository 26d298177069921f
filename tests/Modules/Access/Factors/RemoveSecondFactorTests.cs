using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access.Factors;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Access.Factors;

public sealed class RemoveSecondFactorTests
{
    [Fact]
    public async Task With_a_code_the_app_is_removed_and_another_can_be_added()
    {
        await using var world = await AccessWorld.Start();
        await world.Account();
        var who = (await world.SignIn()).Who;
        var (secret, _) = await world.AddApp(who);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await Remove(world, who, Totp.Code(secret, Totp.Step(world.Clock.Now())));
        Assert.False((await world.SignIn()).NeedsCode);
        await world.AddApp(who);
    }

    [Fact]
    public async Task A_wrong_code_counts_and_leaves_it()
    {
        await using var world = await AccessWorld.Start();
        await world.Account();
        var who = (await world.SignIn()).Who;
        var (_, codes) = await world.AddApp(who);
        for (var i = 0; i < 5; i++) Assert.Equal("Code", (await Assert.ThrowsAsync<Refused>(() => Remove(world, who, "000000"))).Input);
        await Assert.ThrowsAsync<Refused>(() => Remove(world, who, codes[0]));
        world.Clock.Advance(TimeSpan.FromMinutes(15));
        await Remove(world, who, codes[0]);
    }

    [Fact]
    public async Task Without_an_app_or_unless_signed_in_there_is_nothing_to_remove()
    {
        await using var world = await AccessWorld.Start();
        await world.Account();
        var who = (await world.SignIn()).Who;
        await Assert.ThrowsAsync<Refused>(() => Remove(world, who, "123456"));
        await Assert.ThrowsAsync<Denied>(() => world.AsNobody(s => s.GetRequiredService<ISend>().Send(new RemoveSecondFactor.Command(world.NewId(), 1, null))));
        await Assert.ThrowsAsync<Denied>(() => world.AsNobody(s => s.GetRequiredService<ISend>().Send(new RemoveSecondFactor.Failed())));
    }

    private static Task<bool> Remove(World world, System.Security.Claims.ClaimsPrincipal who, string code) => world.Within(who, async s =>
    {
        await s.GetRequiredService<RemoveSecondFactor.Attempt>().Remove(code);
        return true;
    });
}
