using System.Security.Claims;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access;
using Neighbourhood.Access.Accounts;
using Neighbourhood.Access.Tokens;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Access.Tokens;

public sealed class AddTokenTests
{
    [Fact]
    public async Task A_token_is_printed_once_kept_as_a_hash_and_opens_the_api_for_its_account()
    {
        await using var world = await AccessWorld.Start();
        var account = await world.Account(password: null, role: Roles.Operator);
        await world.Arrange("UPDATE access_account SET must_change = 0");
        var secret = await Token(world);
        Assert.Equal([Secret.Hash(secret)], await world.Sql<string>("SELECT hash FROM access_token"));
        var who = (await Known(world, secret))!;
        Assert.Equal("token", who.FindFirstValue(Signing.By));
        var user = await world.Recognise(who);
        Assert.Equal((account, true), (user!.Id, user.May(Permissions.ManageAccounts)));
    }

    [Fact]
    public async Task It_is_narrowed_to_the_permissions_that_were_named_and_never_widened()
    {
        await using var world = await AccessWorld.Start();
        await world.Account(password: null, role: Roles.Operator);
        await world.Arrange("UPDATE access_account SET must_change = 0");
        var user = await world.Recognise((await Known(world, await Token(world, "--permission", Permissions.ViewAccounts, "--permission", Permissions.ViewAudit)))!);
        Assert.Equal((true, false, false), (user!.May(Permissions.ViewAccounts), user.May(Permissions.ManageAccounts), user.May(Permissions.ViewAudit)));
    }

    [Fact]
    public async Task It_stops_on_its_day_when_revoked_and_with_its_account()
    {
        await using var world = await AccessWorld.Start();
        var account = await world.Account(password: null);
        var (expires, revoked, ends) = (await Token(world), await Token(world, "--days", "100"), await Token(world, "--days", "100"));
        var principal = (await Known(world, expires))!;
        world.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Null(await Known(world, expires));
        Assert.Null(await world.Recognise(principal));

        principal = (await Known(world, revoked))!;
        await world.Manager().Send(new RevokeToken.Command(account, Guid.Parse(principal.FindFirstValue("token")!)));
        Assert.Null(await Known(world, revoked));
        Assert.Null(await world.Recognise(principal));

        principal = (await Known(world, ends))!;
        await world.Manager().Send(new EndAccount.Command(account));
        Assert.Null(await Known(world, ends));
        Assert.Null(await world.Recognise(principal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nbh_")]
    [InlineData("nbh_0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("' OR 1=1 --")]
    public async Task Any_other_text_is_no_token(string text)
    {
        await using var world = await AccessWorld.Start();
        await world.Account(password: null);
        await Token(world);
        Assert.Null(await Known(world, text));
    }

    [Fact]
    public async Task What_is_wrong_is_named_and_nothing_is_kept()
    {
        await using var world = await AccessWorld.Start();
        var account = await world.Account(password: null);
        var refused = await Assert.ThrowsAsync<Refused>(() => world.Manager().Send(new AddToken.Command(world.NewId(), account, "", 400, ["no.such"], "hash")));
        Assert.Equal(["Name", "Days", "Only"], refused.Reasons.Select(r => r.Input));
        await Assert.ThrowsAsync<NotFound>(() => world.Manager().Send(new AddToken.Command(world.NewId(), world.NewId(), "Register", 1, null, "hash")));
        await Assert.ThrowsAsync<Denied>(() => world.As(Roles.Midwife, userId: account).Send(new AddToken.Command(world.NewId(), account, "Register", 1, null, "hash")));
        Assert.Empty(await world.Sql<Guid>("SELECT id FROM access_token"));
    }

    [Fact]
    public async Task A_token_of_somebody_with_a_one_time_password_may_nothing()
    {
        await using var world = await AccessWorld.Start();
        await world.Account(password: null, role: Roles.Operator);
        Assert.Empty((await world.Recognise((await Known(world, await Token(world)))!))!.Grants);
    }

    private static async Task<string> Token(World world, params string[] more)
    {
        string[] args = ["--account", "amara@example.org", "--name", "Register", .. more.Contains("--days") ? more : ["--days", "30", .. more]];
        return (await world.Verb("token add", args)).Trim().Split('\n')[^1].Trim();
    }

    private static Task<ClaimsPrincipal?> Known(World world, string secret) => world.AsNobody(async s =>
        await TokenHandler.Find(s.GetRequiredService<Db>(), secret, world.Clock.Now(), default) is { } known ? TokenHandler.Principal(known) : null);
}
