using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Involvement;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Involvement;

public sealed class InvolvementPanelTests : IAsyncLifetime
{
    private World _world = null!;
    private RegisterFamily _family = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        _family = await _world.Family();
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private Task Works(string kind, bool shown = true, DateOnly? to = null) => _world.Arrange("""
        INSERT INTO families_involvement (id, household_id, organisation_id, user_id, kind, shown, from_on, to_on)
        VALUES (@id, @HouseholdId, @Organisation, @user, @kind, @shown, '2026-01-01', @to)
        """, new { id = _world.NewId(), _family.HouseholdId, FamiliesWorld.Organisation, user = _world.NewId(), kind, shown, to });

    private async Task<InvolvementPanel.Model> Panel(Actor? viewer = null) => (await (viewer ?? _world.As(Roles.HealthVisitor, FamiliesWorld.North))
        .With(async s => (InvolvementPanel.Model?)await s.GetRequiredService<InvolvementPanel>().For(_family.HouseholdId, CancellationToken.None)))!;

    [Fact]
    public async Task Who_works_and_who_worked_is_said_with_organisation_and_days()
    {
        await Works("lead");
        await Works("health", to: new DateOnly(2026, 2, 1));
        var panel = await Panel();
        Assert.Equal(new InvolvementPanel.Line("Sam Field", "Harbour Lane Trust", "Lead practitioner", new DateOnly(2026, 1, 1)), Assert.Single(panel.Lines));
        Assert.Equal(("Health care", new DateOnly(2026, 2, 1)), (Assert.Single(panel.Before).What, panel.Before[0].Until));
    }

    [Fact]
    public async Task Maternity_before_she_agreed_and_peer_support_are_not_shown_not_even_as_past()
    {
        await Works("maternity", shown: false);
        await Works("peer");
        await Works("peer", to: new DateOnly(2026, 2, 1));
        await Works("anything", shown: false);
        var panel = await Panel();
        Assert.Empty(panel.Lines);
        Assert.Empty(panel.Before);
        await Works("maternity");
        Assert.Equal(["Maternity care"], (await Panel()).Lines.Select(l => l.What));
    }

    [Fact]
    public async Task When_and_for_how_long_maternity_care_was_there_is_not_said_once_it_has_ended()
    {
        await Works("maternity", to: new DateOnly(2026, 2, 1));
        Assert.Empty((await Panel()).Before);
        Assert.Empty((await Panel(_world.AsSystem())).Before);
    }

    [Fact]
    public async Task A_health_visitor_does_not_read_of_a_pregnancy_from_who_works_with_the_family()
    {
        await using var world = await FamiliesWorld.Start(new Neighbourhood.Families.FamiliesModule(), new Neighbourhood.Antenatal.AntenatalModule());
        var family = await world.Family();
        await world.Arrange("""
            INSERT INTO families_involvement (id, household_id, user_id, kind, shown, from_on) VALUES (@id, @HouseholdId, @id, 'maternity', 0, '2026-01-01')
            """, new { id = world.NewId(), family.HouseholdId });
        Task<InvolvementPanel.Model?> Read(Actor viewer) => viewer.With(async s => (InvolvementPanel.Model?)await s.GetRequiredService<InvolvementPanel>().For(family.HouseholdId, CancellationToken.None));
        Assert.Empty((await Read(world.As(Roles.HealthVisitor, FamiliesWorld.North)))!.Lines);
        Assert.Equal(["Maternity care"], (await Read(world.As(Roles.Midwife, FamiliesWorld.North)))!.Lines.Select(l => l.What));
    }

    [Fact]
    public async Task Whoever_has_that_modules_permission_sees_them()
    {
        await Works("maternity", shown: false);
        await Works("peer");
        Assert.Equal(["Maternity care", "Peer support"], (await Panel(_world.AsSystem())).Lines.Select(l => l.What).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Of_a_restricted_family_no_organisation_is_named()
    {
        await Works("lead");
        await _world.Restrict(_family.Adult!.PersonId);
        Assert.Equal([("Sam Field", null)], (await Panel()).Lines.Select(l => (l.Who, l.Organisation)));
    }
}
