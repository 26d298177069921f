using System.Security.Claims;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access.Accounts;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Access.Accounts;

public sealed class ChangePasswordTests
{
    private const string Better = "three other words";

    [Fact]
    public async Task A_new_password_ends_every_session_but_this_one()
    {
        await using var world = await AccessWorld.Start();
        await world.Account();
        var (here, elsewhere) = ((await world.SignIn()).Who, (await world.SignIn()).Who);
        await Change(world, here, AccessWorld.Password, Better);
        Assert.NotNull(await world.Recognise(here));
        Assert.Null(await world.Recognise(elsewhere));
        await Assert.ThrowsAsync<Refused>(() => world.SignIn());
        Assert.False((await world.SignIn(password: Better)).MustChange);
    }

    [Fact]
    public async Task After_a_one_time_password_is_changed_the_roles_count()
    {
        await using var world = await AccessWorld.Start();
        await world.Account(role: Roles.Midwife);
        await world.Arrange("UPDATE access_account SET must_change = 1");
        var who = (await world.SignIn()).Who;
        await Change(world, who, AccessWorld.Password, Better);
        Assert.True((await world.Recognise(who))!.Has(Roles.Midwife));
    }

    [Theory]
    [InlineData("", Better, "Current")]
    [InlineData("not it at all", Better, "Current")]
    [InlineData(AccessWorld.Password, "short", "New")]
    [InlineData(AccessWorld.Password, AccessWorld.Password, "New")]
    public async Task What_is_wrong_is_named_and_the_password_stays(string current, string replacement, string input)
    {
        await using var world = await AccessWorld.Start();
        await world.Account();
        var who = (await world.SignIn()).Who;
        Assert.Equal(input, (await Assert.ThrowsAsync<Refused>(() => Change(world, who, current, replacement))).Input);
        Assert.NotNull(await world.SignIn());
    }

    [Fact]
    public async Task Guessing_the_old_password_locks_the_account()
    {
        await using var world = await AccessWorld.Start();
        await world.Account();
        var who = (await world.SignIn()).Who;
        for (var i = 0; i < 5; i++) await Assert.ThrowsAsync<Refused>(() => Change(world, who, "not it at all", Better));
        await Assert.ThrowsAsync<Refused>(() => Change(world, who, AccessWorld.Password, Better));
        await Assert.ThrowsAsync<Refused>(() => world.SignIn());
    }

    [Fact]
    public async Task Of_two_changes_at_once_the_second_is_a_conflict()
    {
        await using var world = await AccessWorld.Start();
        var account = await world.Account();
        var stamp = (await world.Sql<string>("SELECT stamp FROM access_account"))[0];
        var me = world.As(account, null);
        await me.Send(new ChangePassword.Command("one", stamp, null));
        await Assert.ThrowsAsync<Conflict>(() => me.Send(new ChangePassword.Command("two", stamp, null)));
        Assert.Equal(["one"], await world.Sql<string>("SELECT password_hash FROM access_account"));
    }

    [Fact]
    public async Task Somebody_who_is_not_signed_in_changes_nothing()
    {
        await using var world = await AccessWorld.Start();
        await Assert.ThrowsAsync<Denied>(() => world.AsNobody(s => s.GetRequiredService<ISend>().Send(new ChangePassword.Command("hash", "stamp", null))));
        await Assert.ThrowsAsync<Denied>(() => world.AsNobody(s => s.GetRequiredService<ISend>().Send(new ChangePassword.Failed())));
    }

    private static Task<bool> Change(World world, ClaimsPrincipal who, string current, string replacement) => world.AsNobody(async s =>
    {
        Assert.True(await s.GetRequiredService<IKnowUsers>().Recognise(who, s.GetRequiredService<CurrentUser>(), default));
        await s.GetRequiredService<ChangePassword.Attempt>().Change(current, replacement);
        return true;
    });
}
