using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Involvement;

/// <summary>RecordsInvolvementWhenHubInvolvementBegan, EndsInvolvementWhenHubInvolvementEnded.</summary>
public sealed class HubInvolvementTests : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    private World _world = null!;
    private RegisterFamily _family = null!;
    private Guid _site;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        _family = await _world.Family();
        _site = _world.NewId();
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private Actor Worker => _world.As(Roles.HubWorker, _site);

    private HubInvolvementBegan Began(Guid id) => new(id, _family.HouseholdId, null, _site, "hub", Today, true);

    private async Task<int> Found() => (await Worker.Find("okafor")).Rows.Count;

    private async Task Happen(params IReadOnlyList<IEvent> events)
    {
        foreach (var happened in events) await _world.Happened(happened);
        await _world.Deliver();
    }

    [Fact]
    public async Task The_staff_of_a_hub_reach_the_family_while_the_hub_works_with_them()
    {
        var id = _world.NewId();
        Assert.Equal(0, await Found());
        await Happen(Began(id), Began(id));
        Assert.Equal(1, await Found());
        Assert.Empty((await _world.As(Roles.HubWorker, _world.NewId()).Find("okafor")).Rows);

        await Happen(new HubInvolvementEnded(id, _family.HouseholdId, Today));
        Assert.Equal(0, await Found());
    }

    [Fact]
    public async Task An_end_that_comes_before_its_beginning_stands()
    {
        var id = _world.NewId();
        await Happen(new HubInvolvementEnded(id, _family.HouseholdId, Today));
        await Happen(Began(id));
        Assert.Equal(0, await Found());
        Assert.Single(await _world.Sql<Guid>("SELECT id FROM families_involvement WHERE id = @id", new { id }));
    }

    [Fact]
    public async Task One_of_two_involvements_that_ends_leaves_the_other()
    {
        var (asked, works) = (_world.NewId(), _world.NewId());
        await Happen(Began(asked) with { Shown = false }, Began(works), new HubInvolvementEnded(asked, _family.HouseholdId, Today));
        Assert.Equal(1, await Found());
    }
}
