using Neighbourhood.Access.Accounts;
using Neighbourhood.Access.Assignments;
using Neighbourhood.Access.Sessions;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Access.Accounts;

public sealed class ShowAccountTests
{
    [Fact]
    public async Task Roles_are_shown_with_where_they_hold_and_until_when()
    {
        await using var world = await AccessWorld.Start();
        var place = world.NewId();
        world.Answers<GetNeighbourhoods, IReadOnlyList<GetNeighbourhoods.Neighbourhood>>(_ => [new(place, "Harbour Side", [])]);
        var account = await world.Account(password: null);
        var until = world.Clock.Today().AddMonths(6);
        await Give(Roles.Midwife);
        await Give(Roles.DataQuality);
        await Give(Roles.Analyst, place.ToString(), until);
        await Give(Roles.HubWorker, world.NewId().ToString());
        var ended = await Give(Roles.Referrer);
        await world.Manager().Send(new EndRole.Command(account, ended));

        var roles = (await world.AsSystem().Ask(new ShowAccount.Query(account))).Roles;
        Assert.Equal(
            [("Analyst", "Harbour Side", until), ("Data quality", "Everywhere", null), ("Hub worker", "One team or place", null), ("Midwife", "Own work", null), ("Referrer", "Own work", world.Clock.Today())],
            roles.Select(r => (r.Role, r.Where, r.ToOn)));
        Assert.Equal([true, true, true, true, false], roles.Select(r => r.IsOpen));

        Task<Guid> Give(string role, string? scope = null, DateOnly? to = null) => world.Manager().Send(new GiveRole.Command(world.NewId(), account, role, scope, to));
    }

    [Fact]
    public async Task It_says_whether_somebody_is_locked_out()
    {
        await using var world = await AccessWorld.Start();
        var account = await world.Account(password: null);
        for (var i = 0; i < 5; i++) await world.AsSystem().Send(new SignIn.Failed(account));
        Assert.Equal(world.Clock.Now().AddMinutes(15), (await world.Manager().Ask(new ShowAccount.Query(account))).LockedUntil);
        world.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Null((await world.Manager().Ask(new ShowAccount.Query(account))).LockedUntil);
    }

    [Fact]
    public async Task An_account_that_is_not_there_or_out_of_scope_is_not_found()
    {
        await using var world = await AccessWorld.Start();
        var account = await world.Account(password: null);
        await Assert.ThrowsAsync<NotFound>(() => world.Manager().Ask(new ShowAccount.Query(world.NewId())));
        await Assert.ThrowsAsync<NotFound>(() => world.As(Roles.Operator, world.NewId()).Ask(new ShowAccount.Query(account)));
        await Assert.ThrowsAsync<Denied>(() => world.As(Roles.Midwife, userId: account).Ask(new ShowAccount.Query(account)));
    }
}
