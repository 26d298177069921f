using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access.Factors;
using Neighbourhood.Access.Sessions;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Access.Factors;

public sealed class ProveSecondFactorTests
{
    [Fact]
    public async Task The_password_alone_lets_nobody_in_and_the_code_does()
    {
        await using var world = await AccessWorld.Start();
        var (account, secret, _) = await WithApp(world);
        var entered = await world.SignIn();
        Assert.True(entered.NeedsCode);
        Assert.Null(await world.Recognise(entered.Who));
        await world.Prove(entered.Who, Code(world, secret));
        Assert.Equal(account, (await world.Recognise(entered.Who))!.Id);
        Assert.Contains(account, await world.Sql<Guid>("SELECT user_id FROM kernel_audit WHERE what = 'Access.ProveSecondFactor'"));
    }

    [Fact]
    public async Task A_code_lets_in_once_in_its_time_and_the_one_that_added_the_app_not_again()
    {
        await using var world = await AccessWorld.Start();
        var (_, secret, _) = await WithApp(world, move: false);
        var first = (await world.SignIn()).Who;
        await Assert.ThrowsAsync<Refused>(() => world.Prove(first, Code(world, secret)));
        world.Clock.Advance(TimeSpan.FromSeconds(60));
        var code = Code(world, secret);
        await world.Prove(first, code);
        var second = (await world.SignIn()).Who;
        await Assert.ThrowsAsync<Refused>(() => world.Prove(second, code));
        Assert.Null(await world.Recognise(second));
    }

    [Fact]
    public async Task A_recovery_code_lets_in_once()
    {
        await using var world = await AccessWorld.Start();
        var (_, _, codes) = await WithApp(world);
        await world.Prove((await world.SignIn()).Who, codes[3].ToUpperInvariant());
        await Assert.ThrowsAsync<Refused>(async () => await world.Prove((await world.SignIn()).Who, codes[3]));
        await world.Prove((await world.SignIn()).Who, codes[4]);
    }

    [Fact]
    public async Task Wrong_codes_lock_the_account_and_the_right_password_between_them_does_not_help()
    {
        await using var world = await AccessWorld.Start();
        var (_, secret, _) = await WithApp(world);
        for (var i = 0; i < 5; i++) await Assert.ThrowsAsync<Refused>(async () => await world.Prove((await world.SignIn()).Who, "000000"));
        await Assert.ThrowsAsync<Refused>(() => world.SignIn());
        world.Clock.Advance(TimeSpan.FromMinutes(15));
        await world.Prove((await world.SignIn()).Who, Code(world, secret));
        Assert.Equal([0], await world.Sql<int>("SELECT failed_count FROM access_account"));
    }

    [Fact]
    public async Task A_half_sign_in_that_is_locked_takes_no_right_code_either()
    {
        await using var world = await AccessWorld.Start();
        var (_, secret, _) = await WithApp(world);
        var half = (await world.SignIn()).Who;
        for (var i = 0; i < 5; i++) await Assert.ThrowsAsync<Refused>(() => world.Prove(half, "000000"));
        await Assert.ThrowsAsync<Refused>(() => world.Prove(half, Code(world, secret)));
    }

    [Fact]
    public async Task After_ten_minutes_the_password_is_asked_for_again()
    {
        await using var world = await AccessWorld.Start();
        var (_, secret, _) = await WithApp(world);
        var half = (await world.SignIn()).Who;
        world.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal("", (await Assert.ThrowsAsync<Refused>(() => world.Prove(half, Code(world, secret)))).Input);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    [InlineData("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    public async Task What_cannot_be_a_code_is_refused_before_it_counts(string? code)
    {
        await using var world = await AccessWorld.Start();
        await WithApp(world);
        var half = (await world.SignIn()).Who;
        Assert.Equal("Code", (await Assert.ThrowsAsync<Refused>(() => world.Prove(half, code))).Input);
        Assert.Equal([0], await world.Sql<int>("SELECT failed_count FROM access_account"));
    }

    [Fact]
    public async Task Another_accounts_code_proves_nothing()
    {
        await using var world = await AccessWorld.Start();
        var (account, _, _) = await WithApp(world);
        await world.Account("bo@example.org");
        var (theirs, _) = await world.AddApp((await world.SignIn("bo@example.org")).Who);
        world.Clock.Advance(TimeSpan.FromMinutes(2));
        var half = (await world.SignIn()).Who;
        await Assert.ThrowsAsync<Refused>(() => world.Prove(half, Code(world, theirs)));
        var factor = (await world.Sql<Guid>("SELECT id FROM access_factor WHERE account_id <> @account", new { account }))[0];
        var session = await world.Within(half, s => Task.FromResult(s.GetRequiredService<Presence>().Half!.SessionId));
        await Assert.ThrowsAsync<Refused>(() => world.AsNobody(s => s.GetRequiredService<ISend>().Send(new ProveSecondFactor.Command(session, account, factor, 99_000_000, null))));
    }

    private static async Task<(Guid Account, byte[] Secret, IReadOnlyList<string> Codes)> WithApp(World world, bool move = true)
    {
        var account = await world.Account();
        var (secret, codes) = await world.AddApp((await world.SignIn()).Who);
        if (move) world.Clock.Advance(TimeSpan.FromMinutes(1));
        return (account, secret, codes);
    }

    private static string Code(World world, byte[] secret) => Totp.Code(secret, Totp.Step(world.Clock.Now()));
}
