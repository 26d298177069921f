using Neighbourhood.Access.Accounts;
using Neighbourhood.Access.Assignments;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Access.Tokens;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Access.Accounts;

public sealed class EndAccountTests
{
    [Fact]
    public async Task Roles_and_tokens_end_with_the_account_and_others_are_told()
    {
        await using var world = await AccessWorld.Start();
        var account = await world.Account(role: Roles.Midwife);
        await world.Manager().Send(new AddToken.Command(world.NewId(), account, "Register", 30, null, new string('a', 64)));
        await world.Manager().Send(new EndAccount.Command(account));
        Assert.Equal([new AccountEnded(account, world.Clock.Today())], world.Told);
        Assert.Empty(await world.Sql<Guid>("SELECT id FROM access_assignment WHERE ended_at IS NULL"));
        Assert.Empty(await world.Sql<Guid>("SELECT id FROM access_token WHERE revoked_at IS NULL"));
        await Assert.ThrowsAsync<Refused>(() => world.Manager().Send(new GiveRole.Command(world.NewId(), account, Roles.Midwife)));
    }

    [Fact]
    public async Task It_ends_once_and_not_by_its_own_holder()
    {
        await using var world = await AccessWorld.Start();
        var account = await world.Account(password: null);
        await Assert.ThrowsAsync<Refused>(() => world.As(Roles.Operator, Guid.Empty, account).Send(new EndAccount.Command(account)));
        await world.Manager().Send(new EndAccount.Command(account));
        await Assert.ThrowsAsync<Conflict>(() => world.Manager().Send(new EndAccount.Command(account)));
        Assert.Single(world.Told);
    }

    [Fact]
    public async Task Without_the_permission_it_is_denied_and_outside_the_scope_it_is_not_found()
    {
        await using var world = await AccessWorld.Start();
        var account = await world.Account(password: null);
        await Assert.ThrowsAsync<Denied>(() => world.As(Roles.Chair).Send(new EndAccount.Command(account)));
        await Assert.ThrowsAsync<NotFound>(() => world.As(Roles.Operator, world.NewId()).Send(new EndAccount.Command(account)));
        Assert.Empty(world.Told);
    }
}
