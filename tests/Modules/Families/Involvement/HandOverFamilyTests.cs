using Neighbourhood.Access.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Involvement;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Involvement;

public sealed class HandOverFamilyTests : IAsyncLifetime
{
    private World _world = null!;
    private RegisterFamily _family = null!;
    private Actor _manager = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        _family = await _world.Family(_world.Form(postcode: "ZX1 1AA"));
        _manager = _world.As(Roles.Supervisor);
        _world.Answers<GetManagerOf, Guid?>(_ => _manager.Id);
        var gone = _world.NewId();
        await _world.Involve(_family.HouseholdId, user: gone, kind: "works");
        await _world.Happened(new AccountEnded(gone, new DateOnly(2026, 3, 2)));
        await _world.Deliver();
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task The_new_worker_has_the_family_and_the_manager_no_longer()
    {
        var next = _world.As(Roles.HealthVisitor);
        var hand = new HandOverFamily.Command(_world.NewId(), _family.HouseholdId, next.Id);
        Assert.Equal(hand.Id, await _manager.Send(hand));
        Assert.Single((await next.Find("okafor")).Rows);
        Assert.Empty((await _manager.Find("okafor")).Rows);
        Assert.Empty(await _manager.Ask(new HandOverFamily.Query()));
        Assert.Empty(await _world.As(Roles.DataQuality, Guid.Empty).Ask(new HandOverFamily.Query()));
    }

    [Fact]
    public async Task Nobody_or_who_has_gone_is_refused()
    {
        Assert.Equal("WorkerId", (await Assert.ThrowsAsync<Refused>(() => _manager.Send(new HandOverFamily.Command(_world.NewId(), _family.HouseholdId, null)))).Input);
        _world.Answers<GetStaff, IReadOnlyList<GetStaff.Worker>>(q => [.. q.UserIds.Select(id => new GetStaff.Worker(id, "Sam Field", null, null, true))]);
        Assert.Equal("WorkerId", (await Assert.ThrowsAsync<Refused>(() => _manager.Send(new HandOverFamily.Command(_world.NewId(), _family.HouseholdId, _world.NewId())))).Input);
    }

    [Fact]
    public async Task Another_manager_sees_and_gives_nothing()
    {
        var other = _world.As(Roles.Supervisor);
        Assert.Empty(await other.Ask(new HandOverFamily.Query()));
        await Assert.ThrowsAsync<NotFound>(() => other.Send(new HandOverFamily.Command(_world.NewId(), _family.HouseholdId, other.Id)));
        await Assert.ThrowsAsync<Denied>(() => _world.As(Roles.HealthVisitor).Ask(new HandOverFamily.Query()));
    }
}
