using Neighbourhood.Access.Assignments;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Access.Assignments;

public sealed class EndRoleTests
{
    [Fact]
    public async Task A_role_ends_once_and_the_row_says_by_whom()
    {
        await using var world = await AccessWorld.Start();
        var (account, manager) = (await world.Account(password: null), world.Manager());
        var role = await manager.Send(new GiveRole.Command(world.NewId(), account, Roles.Midwife));
        Assert.Equal("Midwife", (await manager.Ask(new EndRole.Query(account, role))).Role);
        await manager.Send(new EndRole.Command(account, role));
        Assert.Equal([manager.Id], await world.Sql<Guid>("SELECT ended_by FROM access_assignment"));
        await Assert.ThrowsAsync<Conflict>(() => manager.Send(new EndRole.Command(account, role)));
    }

    [Fact]
    public async Task The_role_of_another_account_is_not_found()
    {
        await using var world = await AccessWorld.Start();
        var (one, two) = (await world.Account(password: null), await world.Account("bo@example.org", password: null));
        var role = await world.Manager().Send(new GiveRole.Command(world.NewId(), one, Roles.Midwife));
        await Assert.ThrowsAsync<NotFound>(() => world.Manager().Send(new EndRole.Command(two, role)));
        await Assert.ThrowsAsync<NotFound>(() => world.Manager().Ask(new EndRole.Query(two, role)));
        await Assert.ThrowsAsync<NotFound>(() => world.As(Roles.Operator, world.NewId()).Send(new EndRole.Command(one, role)));
        await Assert.ThrowsAsync<Denied>(() => world.As(Roles.Midwife, userId: one).Send(new EndRole.Command(one, role)));
    }
}
