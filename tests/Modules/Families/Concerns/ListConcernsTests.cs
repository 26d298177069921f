using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Families.Concerns;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Concerns;

public sealed class ListConcernsTests : IAsyncLifetime
{
    private World _world = null!;

    public async ValueTask InitializeAsync() => _world = await FamiliesWorld.Start();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private Task<Guid> Raise(Guid? household, bool danger) =>
        _world.Hub().Send(new RaiseConcern(_world.NewId(), [], household, "Something", ConcernKind.Other, danger, _world.Clock.Now()));

    [Fact]
    public async Task A_lead_sees_the_teams_open_ones_those_in_danger_first_and_no_other_teams()
    {
        var (mine, theirs) = (await _world.Family(), await _world.Family(_world.Form("Ben", "Birch", phone: "07700 900222")));
        await _world.Involve(mine.HouseholdId, team: FamiliesWorld.Mdt);
        await _world.Involve(theirs.HouseholdId, team: _world.NewId());
        var (first, danger) = (await Raise(mine.HouseholdId, false), await Raise(mine.HouseholdId, true));
        await Raise(theirs.HouseholdId, true);
        var closed = await Raise(mine.HouseholdId, false);
        await _world.Arrange("UPDATE families_concern SET state = 'Closed' WHERE id = @closed", new { closed });

        Assert.Equal([danger, first], (await _world.As(Roles.SafeguardingLead, FamiliesWorld.Mdt).Ask(new ListConcerns.Query())).Select(r => r.Id));
        Assert.Equal(3, (await _world.As(Roles.SafeguardingLead, Guid.Empty).Ask(new ListConcerns.Query())).Count);
    }

    [Fact]
    public async Task The_first_page_of_a_lead_counts_them()
    {
        var lead = _world.As(Roles.SafeguardingLead, FamiliesWorld.Mdt);
        Task<string?> Says() => lead.With(s => s.GetServices<IWaiting>().Single(w => w.Path == "/families/concerns").Says(TestContext.Current.CancellationToken));
        Assert.Null(await Says());
        var family = await _world.Family();
        await Raise(family.HouseholdId, false);
        Assert.Equal("1 open.", await Says());
        await Raise(family.HouseholdId, true);
        Assert.Equal("2 open, 1 where somebody is in danger now.", await Says());
    }

    [Fact]
    public async Task A_lead_who_declared_a_conflict_with_the_family_neither_sees_nor_is_told_of_its_concerns_while_there_is_another()
    {
        var family = await _world.Family();
        await _world.Involve(family.HouseholdId, team: FamiliesWorld.Mdt);
        var (lead, aunt) = (_world.As(Roles.SafeguardingLead, FamiliesWorld.Mdt), _world.As(Roles.SafeguardingLead, FamiliesWorld.Mdt));
        await _world.Arrange("INSERT INTO families_barred (household_id, user_id, since_on) VALUES (@HouseholdId, @Id, '2026-03-02')", new { family.HouseholdId, aunt.Id });
        _world.Answers<FindStaff, IReadOnlyList<GetStaff.Worker>>(_ => [.. new[] { lead.Id, aunt.Id }.Select(id => new GetStaff.Worker(id, "Sam Field", null, null, false))]);
        var concern = await Raise(family.HouseholdId, true);
        await _world.Deliver();
        Assert.Equal([lead.Id], await _world.Sql<Guid>("SELECT user_id FROM families_concern_told"));
        Assert.Single(await lead.Ask(new ListConcerns.Query()));
        Assert.Empty(await aunt.Ask(new ListConcerns.Query()));
        await Assert.ThrowsAsync<NotFound>(() => aunt.Ask(new FollowUpConcern.Query(concern)));

        _world.Answers<FindStaff, IReadOnlyList<GetStaff.Worker>>(_ => [new GetStaff.Worker(aunt.Id, "Sam Field", null, null, false)]);
        var alone = await Raise(family.HouseholdId, true);
        await _world.Deliver();
        Assert.Equal([alone], (await aunt.Ask(new ListConcerns.Query())).Select(r => r.Id));
        await aunt.Ask(new FollowUpConcern.Query(alone));
    }

    [Fact]
    public async Task Nobody_else_may() => await Assert.ThrowsAsync<Denied>(() => _world.Hub().Ask(new ListConcerns.Query()));
}
