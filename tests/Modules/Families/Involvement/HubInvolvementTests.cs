using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Involvement;

public sealed class HubInvolvementTests : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    private World _world = null!;
    private RegisterFamily _family = null!;
    private Guid _site;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        (_family, _site) = (await _world.Family(), _world.NewId());
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private HubInvolvementBegan Began(Guid id) => new(id, _family.HouseholdId, null, _site, "hub", Today, true);

    private async Task<int> Found() => (await _world.As(Roles.HubWorker, _site).Find("okafor")).Rows.Count;

    private async Task Told(params IEvent[] happened)
    {
        foreach (var one in happened) await _world.Happened(one);
        await _world.Deliver();
    }

    [Fact]
    public async Task The_hubs_workers_reach_the_family_while_the_hub_works_with_them()
    {
        var id = _world.NewId();
        Assert.Equal(0, await Found());
        await Told(Began(id), Began(id));
        Assert.Equal(1, await Found());
        Assert.Single(await _world.Sql<Guid>("SELECT id FROM families_involvement WHERE id = @id AND kind = 'hub'", new { id }));
        await Told(new HubInvolvementEnded(id, _family.HouseholdId, Today), new HubInvolvementEnded(id, _family.HouseholdId, Today.AddDays(9)));
        Assert.Equal(0, await Found());
        Assert.Equal("2026-03-02", Assert.Single(await _world.Sql<string>("SELECT CONCAT(to_on, '') FROM families_involvement WHERE id = @id", new { id })));
    }

    [Fact]
    public async Task An_end_that_comes_before_its_beginning_never_leaves_it_open()
    {
        var id = _world.NewId();
        await Told(new HubInvolvementEnded(id, _family.HouseholdId, Today));
        await Told(Began(id));
        Assert.Equal(0, await Found());
        Assert.Single(await _world.Sql<Guid>("SELECT id FROM families_involvement WHERE id = @id", new { id }));
    }
}
