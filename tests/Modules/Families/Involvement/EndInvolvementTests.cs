using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Involvement;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Involvement;

public sealed class EndInvolvementTests : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    private World _world = null!;
    private RegisterFamily _family = null!;
    private Actor _worker = null!;
    private Guid _id;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        _family = await _world.Family();
        _worker = _world.As(Roles.HealthVisitor, FamiliesWorld.North, organisationId: FamiliesWorld.Organisation);
        _id = await _worker.Send(new RecordInvolvement.Command(_world.NewId(), _family.HouseholdId, RecordInvolvement.For.Me, "health", new DateOnly(2026, 2, 1)));
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private EndInvolvement.Command End(DateOnly? on = null) => new(_family.HouseholdId, _id, on);

    [Fact]
    public async Task Its_end_takes_the_family_out_of_scope_at_once()
    {
        await _world.Arrange("UPDATE families_household SET neighbourhood_id = NULL");
        await _worker.Send(End());
        Assert.Empty((await _worker.Find("okafor")).Rows);
        await Assert.ThrowsAsync<NotFound>(() => _worker.Send(End()));
    }

    [Fact]
    public async Task Twice_the_same_day_is_once_and_another_day_is_a_conflict()
    {
        await _worker.Send(End());
        await _worker.Send(End());
        await Assert.ThrowsAsync<Conflict>(() => _worker.Send(End(Today.AddDays(-3))));
        Assert.Equal([Today], await _world.Sql<DateOnly>("SELECT to_on FROM families_involvement"));
    }

    [Fact]
    public async Task A_day_that_cannot_be_is_refused()
    {
        Assert.Equal("On", (await Assert.ThrowsAsync<Refused>(() => _worker.Send(End(Today.AddDays(1))))).Input);
        Assert.Equal("On", (await Assert.ThrowsAsync<Refused>(() => _worker.Send(End(new DateOnly(2026, 1, 31))))).Input);
    }

    [Fact]
    public async Task Another_organisations_and_what_a_module_brought_is_not_ended_here()
    {
        await Assert.ThrowsAsync<NotFound>(() => _world.As(Roles.HealthVisitor, FamiliesWorld.North, organisationId: _world.NewId()).Send(End()));
        await _world.Arrange("UPDATE families_involvement SET by_hand = 0, kind = 'lead'");
        await Assert.ThrowsAsync<NotFound>(() => _worker.Send(End()));
    }
}
