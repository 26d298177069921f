using Neighbourhood.Access.Accounts;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Access.Managers;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Access.Managers;

public sealed class SetManagerTests
{
    [Fact]
    public async Task A_worker_has_the_line_manager_of_the_day()
    {
        await using var world = await AccessWorld.Start();
        var (worker, first, second) = (await world.Account(password: null), await Person(world, "first"), await Person(world, "second"));
        Assert.Null(await world.AsSystem().Ask(new GetManagerOf(worker)));
        await Set(world, worker, "first@example.org");
        Assert.Equal(first, await world.AsSystem().Ask(new GetManagerOf(worker)));
        world.Clock.Advance(TimeSpan.FromDays(30));
        await Set(world, worker, " Second@Example.org ");
        Assert.Equal(second, await world.AsSystem().Ask(new GetManagerOf(worker)));
        var lines = await world.Manager().Ask(new SetManager.Query(worker));
        Assert.Equal([null, world.Clock.Today().AddDays(-1)], lines.Select(l => l.ToOn));
        await Set(world, worker, null);
        Assert.Null(await world.AsSystem().Ask(new GetManagerOf(worker)));
        Assert.Equal([world.Clock.Today().AddDays(-1)], (await world.Manager().Ask(new SetManager.Query(worker))).Select(l => l.ToOn)); // set and taken back on one day
    }

    [Fact]
    public async Task The_deputy_stands_in_on_the_days_when_the_manager_is_away_and_for_good_when_they_have_left()
    {
        await using var world = await AccessWorld.Start();
        var (worker, manager, deputy) = (await world.Account(password: null), await Person(world, "manager"), await Person(world, "deputy"));
        await Set(world, worker, "manager@example.org", "deputy@example.org");
        var today = world.Clock.Today();
        await world.As(manager, null).Send(new MarkAway.Command(today.AddDays(1), today.AddDays(2)));
        foreach (var expected in new[] { manager, deputy, deputy, manager })
        {
            Assert.Equal(expected, await world.AsSystem().Ask(new GetManagerOf(worker)));
            world.Clock.Advance(TimeSpan.FromDays(1));
        }
        await world.Manager().Send(new EndAccount.Command(manager));
        Assert.Equal(deputy, await world.AsSystem().Ask(new GetManagerOf(worker)));
        await world.Manager().Send(new EndAccount.Command(deputy));
        Assert.Null(await world.AsSystem().Ask(new GetManagerOf(worker)));
    }

    [Fact]
    public async Task A_manager_who_is_away_without_a_deputy_is_still_the_manager()
    {
        await using var world = await AccessWorld.Start();
        var (worker, manager) = (await world.Account(password: null), await Person(world, "manager"));
        await Set(world, worker, "manager@example.org");
        await world.As(manager, null).Send(new MarkAway.Command(world.Clock.Today(), world.Clock.Today()));
        Assert.Equal(manager, await world.AsSystem().Ask(new GetManagerOf(worker)));
    }

    [Fact]
    public async Task Somebody_who_was_invited_has_none()
    {
        await using var world = await AccessWorld.Start();
        var (guest, _) = (await world.Account(password: null), await Person(world, "manager"));
        await world.Arrange("INSERT INTO access_guest (account_id, mdt_id, role, until_on, invited_at) VALUES (@guest, @guest, 'invited-attendee', @today, @now)",
            new { guest, today = world.Clock.Today(), now = world.Clock.Now() });
        await Assert.ThrowsAsync<Refused>(() => Set(world, guest, "manager@example.org"));
        Assert.Null(await world.AsSystem().Ask(new GetManagerOf(guest)));
    }

    [Theory]
    [InlineData("nobody@example.org", null, "Manager")]
    [InlineData("amara@example.org", null, "Manager")]
    [InlineData("manager@example.org", "amara@example.org", "Deputy")]
    [InlineData("manager@example.org", "manager@example.org", "Deputy")]
    [InlineData("manager@example.org", "nobody@example.org", "Deputy")]
    [InlineData("", "manager@example.org", "Manager")]
    public async Task What_is_wrong_is_named(string manager, string? deputy, string input)
    {
        await using var world = await AccessWorld.Start();
        var worker = await world.Account(password: null);
        await Person(world, "manager");
        Assert.Equal(input, (await Assert.ThrowsAsync<Refused>(() => Set(world, worker, manager, deputy))).Input);
    }

    [Fact]
    public async Task It_takes_the_permission_the_scope_and_an_open_account()
    {
        await using var world = await AccessWorld.Start();
        var worker = await world.Account(password: null);
        await Person(world, "manager");
        var command = new SetManager.Command(worker, "manager@example.org", null);
        await Assert.ThrowsAsync<Denied>(() => world.As(Roles.Supervisor).Send(command));
        await Assert.ThrowsAsync<NotFound>(() => world.As(Roles.Operator, world.NewId()).Send(command));
        await world.Manager().Send(new EndAccount.Command(worker));
        await Assert.ThrowsAsync<Refused>(() => world.Manager().Send(command));
    }

    [Fact]
    public async Task What_would_be_left_without_anybody_is_told_before_an_account_ends()
    {
        await using var world = await AccessWorld.Start();
        var (worker, manager) = (await world.Account(password: null), await Person(world, "manager"));
        await Set(world, worker, "manager@example.org");
        Assert.Equal("Line manager of 1 person", Assert.Single(await world.Manager().Ask(new GatherHandOver(manager, world.Clock.Today()))).Says);
        Assert.Single(await world.As(manager, null).Ask(new GatherHandOver(manager, world.Clock.Today())));
        Assert.Empty(await world.As(Roles.Chair).Ask(new GatherHandOver(manager, world.Clock.Today())));
    }

    private static Task<Guid> Person(World world, string name) => world.Account($"{name}@example.org", password: null);

    private static Task<Done> Set(World world, Guid worker, string? manager, string? deputy = null) => world.Manager().Send(new SetManager.Command(worker, manager, deputy));
}
