using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Involvement;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Involvement;

public sealed class RecordInvolvementTests : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    private World _world = null!;
    private RegisterFamily _family = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        _family = await _world.Family();
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private RecordInvolvement.Command Record(RecordInvolvement.For? who = RecordInvolvement.For.Me, string? kind = "health", DateOnly? from = null) =>
        new(_world.NewId(), _family.HouseholdId, who, kind, from);

    [Fact]
    public async Task A_worker_who_reaches_the_family_by_its_neighbourhood_keeps_it_when_it_moves()
    {
        var worker = _world.As(Roles.HealthVisitor, FamiliesWorld.North, organisationId: FamiliesWorld.Organisation);
        var record = Record(from: Today.AddDays(-10));
        Assert.Equal(record.Id, await worker.Send(record));
        Assert.Equal(record.Id, await worker.Send(record));
        await _world.Arrange("UPDATE families_household SET neighbourhood_id = @South", new { FamiliesWorld.South });
        Assert.Single((await worker.Find("okafor")).Rows);
        Assert.Equal([$"health|1|1|{FamiliesWorld.Organisation}"], await _world.Sql<string>("SELECT CONCAT(kind, '|', shown, '|', by_hand, '|', organisation_id) FROM families_involvement"));
    }

    [Fact]
    public async Task A_team_brings_its_colleagues_and_an_organisation_alone_is_no_scope()
    {
        var worker = _world.As(_world.NewId(), FamiliesWorld.Organisation, new Grant(Roles.HubWorker, FamiliesWorld.Site), new Grant(Roles.HealthVisitor, FamiliesWorld.North));
        await worker.Send(Record(RecordInvolvement.For.MyOrganisation));
        Assert.Empty((await _world.Hub().Find("okafor")).Rows);
        await worker.Send(Record(RecordInvolvement.For.MyTeam, "community"));
        Assert.Single((await _world.Hub().Find("okafor")).Rows);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_plainly()
    {
        var worker = _world.As(Roles.HealthVisitor, FamiliesWorld.North);
        Assert.Equal(["Who", "Kind", "From"], (await Assert.ThrowsAsync<Refused>(() => worker.Send(Record(null, "peer", Today.AddDays(1))))).Reasons.Select(r => r.Input));
        Assert.Equal("Who", (await Assert.ThrowsAsync<Refused>(() => worker.Send(Record(RecordInvolvement.For.MyTeam)))).Input);
        Assert.Equal("Who", (await Assert.ThrowsAsync<Refused>(() => worker.Send(Record(RecordInvolvement.For.MyOrganisation)))).Input);
    }

    [Fact]
    public async Task Nobody_gives_themselves_a_family_that_they_do_not_reach()
    {
        await Assert.ThrowsAsync<NotFound>(() => _world.Hub().Send(Record()));
        await Assert.ThrowsAsync<Denied>(() => _world.As(Roles.PracticeStaff, FamiliesWorld.North).Send(Record()));
    }
}
