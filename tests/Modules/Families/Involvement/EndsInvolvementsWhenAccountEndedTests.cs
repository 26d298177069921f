using Neighbourhood.Access.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Involvement;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Involvement;

public sealed class EndsInvolvementsWhenAccountEndedTests : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    private World _world = null!;
    private RegisterFamily _alone = null!;
    private RegisterFamily _shared = null!;
    private Actor _worker = null!;
    private Actor _manager = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        _alone = await _world.Family(_world.Form(postcode: "ZX1 1AA"));
        _shared = await _world.Family(_world.Form("Ben", "Birch", "ZX2 2BB", "07700 900456"));
        (_worker, _manager) = (_world.As(Roles.HealthVisitor), _world.As(Roles.Supervisor));
        _world.Answers<GetManagerOf, Guid?>(_ => _manager.Id);
        foreach (var family in new[] { _alone, _shared }) await _world.Involve(family.HouseholdId, user: _worker.Id, kind: "works");
        await _world.Involve(_shared.HouseholdId, team: FamiliesWorld.Site);
        await _world.Happened(new AccountEnded(_worker.Id, Today));
        await _world.Deliver();
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task The_workers_involvements_end_and_what_nobody_is_left_for_goes_to_the_manager()
    {
        Assert.Empty((await _worker.Find("okafor")).Rows);
        Assert.Empty((await _worker.Find("birch")).Rows);
        Assert.Single((await _manager.Find("okafor")).Rows);
        Assert.Empty((await _manager.Find("birch")).Rows);
        Assert.Equal([_alone.HouseholdId], (await _manager.Ask(new HandOverFamily.Query())).Select(r => r.HouseholdId));
    }

    [Fact]
    public async Task Told_again_it_changes_nothing()
    {
        await _world.Happened(new AccountEnded(_worker.Id, Today));
        await _world.Deliver();
        Assert.Single(await _world.Sql<Guid>("SELECT id FROM families_involvement WHERE kind = 'handover'"));
    }

    [Fact]
    public async Task A_worker_without_a_manager_leaves_the_family_on_the_list_of_who_sees_all()
    {
        await _world.Arrange("DELETE FROM families_involvement WHERE kind = 'handover'");
        Assert.Equal([_alone.HouseholdId], (await _world.As(Roles.DataQuality, Guid.Empty).Ask(new HandOverFamily.Query())).Select(r => r.HouseholdId));
        Assert.Empty(await _manager.Ask(new HandOverFamily.Query()));
    }
}
