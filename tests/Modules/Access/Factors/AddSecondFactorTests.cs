using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access.Factors;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Access.Factors;

public sealed class AddSecondFactorTests
{
    [Fact]
    public async Task An_app_is_added_with_its_code_and_every_other_browser_is_signed_out()
    {
        await using var world = await AccessWorld.Start();
        await world.Account();
        var (here, elsewhere) = ((await world.SignIn()).Who, (await world.SignIn()).Who);
        var (secret, codes) = await world.AddApp(here);
        Assert.Equal(RecoveryCodes.Count, codes.Count);
        Assert.NotNull(await world.Recognise(here));
        Assert.Null(await world.Recognise(elsewhere));
        Assert.DoesNotContain(Totp.Text(secret), (await world.Sql<string>("SELECT secret FROM access_factor"))[0], StringComparison.Ordinal);
        Assert.DoesNotContain(await world.Sql<string>("SELECT hash FROM access_recovery"), hash => codes.Any(c => hash.Contains(c, StringComparison.Ordinal)));
        var answer = await world.Within(here, s => s.GetRequiredService<ISend>().Ask(new AddSecondFactor.Query()));
        Assert.Equal((true, RecoveryCodes.Count), (answer.AddedAt is not null, answer.CodesLeft));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("000000")]
    [InlineData("'; DROP TABLE access_factor --")]
    public async Task Without_the_right_code_nothing_is_kept(string? code)
    {
        await using var world = await AccessWorld.Start();
        await world.Account();
        var who = (await world.SignIn()).Who;
        var refused = await Assert.ThrowsAsync<Refused>(() => world.Within(who, s =>
        {
            var attempt = s.GetRequiredService<AddSecondFactor.Attempt>();
            return attempt.Add(world.NewId(), attempt.Begin(), code);
        }));
        Assert.Equal("Code", refused.Input);
        Assert.Empty(await world.Sql<Guid>("SELECT id FROM access_factor"));
    }

    [Fact]
    public async Task A_secret_that_was_made_for_another_account_is_refused()
    {
        await using var world = await AccessWorld.Start();
        await world.Account();
        await world.Account("bo@example.org");
        var (one, two) = ((await world.SignIn()).Who, (await world.SignIn("bo@example.org")).Who);
        var closed = await world.Within(one, s => Task.FromResult(s.GetRequiredService<AddSecondFactor.Attempt>().Begin()));
        await Assert.ThrowsAsync<Refused>(() => world.Within(two, s => s.GetRequiredService<AddSecondFactor.Attempt>().Add(world.NewId(), closed, "123456")));
    }

    [Fact]
    public async Task A_second_app_is_a_conflict_and_nobody_adds_one_unless_signed_in()
    {
        await using var world = await AccessWorld.Start();
        await world.Account();
        var who = (await world.SignIn()).Who;
        await world.AddApp(who);
        await Assert.ThrowsAsync<Conflict>(() => world.AddApp(who));
        await Assert.ThrowsAsync<Denied>(() => world.AsNobody(s => s.GetRequiredService<ISend>().Send(new AddSecondFactor.Command(world.NewId(), "x", 1, []))));
        await Assert.ThrowsAsync<Denied>(() => world.AsNobody(s => s.GetRequiredService<ISend>().Ask(new AddSecondFactor.Query())));
    }

    [Fact]
    public async Task A_role_that_needs_an_app_counts_only_once_there_is_one()
    {
        await using var world = await AccessWorld.Start();
        await world.Account(role: Roles.Operator);
        var who = (await world.SignIn()).Who;
        Assert.True((await world.Recognise(who))!.Has(Roles.Operator));
        await world.Set("access.secondFactorRoles", $"{Roles.Operator}; {Roles.InformationGovernanceLead}");
        Assert.Empty((await world.Recognise(who))!.Grants);
        Assert.True(await world.Within(who, s => Task.FromResult(s.GetRequiredService<Neighbourhood.Access.Sessions.Presence>().MustAddFactor)));
        await world.AddApp(who);
        Assert.True((await world.Recognise(who))!.Has(Roles.Operator));
    }

    [Fact]
    public async Task A_role_that_needs_none_counts_without()
    {
        await using var world = await AccessWorld.Start();
        await world.Account(role: Roles.Midwife);
        await world.Set("access.secondFactorRoles", Roles.Operator);
        Assert.True((await world.Recognise((await world.SignIn()).Who))!.Has(Roles.Midwife));
    }
}
