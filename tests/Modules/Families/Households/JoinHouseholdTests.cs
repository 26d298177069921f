using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Households;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Households;

public sealed class JoinHouseholdTests : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    private World _world = null!;
    private RegisterFamily _mothers = null!;
    private RegisterFamily _fathers = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        await _world.Hub().Send(_mothers = _world.Form().With(_world.Child("Ife", 2020, 4)));
        await _world.Hub().Send(_fathers = _world.Form("Ben", "Birch", "ZH2 2BB", "07700 900456"));
        await _world.Arrange("UPDATE families_member SET lives_here = 'Part' WHERE person_id = @Child", new { Child });
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private Guid Child => _mothers.Children![0].PersonId;

    private JoinHousehold.Command Join(Guid? to = null) => new(_world.NewId(), Child, HomeIs.Known, to ?? _fathers.HouseholdId, "Child", "Part", "No");

    private Task<HomesPanel.Model?> Homes(Actor viewer) => viewer.With(async s => (HomesPanel.Model?)await s.GetRequiredService<HomesPanel>().For(Child, CancellationToken.None));

    [Fact]
    public async Task A_child_has_two_homes_and_it_is_told()
    {
        Assert.Equal(_fathers.HouseholdId, await _world.Hub().Send(Join()));
        Assert.Equal(["Ben", "Ife"], (await _world.Hub().Ask(new GetHousehold(_fathers.HouseholdId)))!.Members.Select(m => m.Name.Split(' ')[0]).Order(StringComparer.Ordinal));
        Assert.Equal(new MembershipChanged(_fathers.HouseholdId, Child, MembershipChange.Joined, Today), _world.Told[^1]);
        Assert.Equal(["Birch", "Okafor"], (await Homes(_world.Hub()))!.Now.Select(h => h.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Whoever_works_with_one_home_sees_that_there_is_another_and_no_more()
    {
        await _world.Hub().Send(Join());
        var south = _world.As(Roles.FamilyHelp, FamiliesWorld.South);
        var homes = (await Homes(south))!.Now;
        Assert.Contains(new HomesPanel.Home(null, "Another home", null, null), homes);
        Assert.DoesNotContain("North", System.Text.Json.JsonSerializer.Serialize(homes), StringComparison.Ordinal);
        var members = await south.With(async s => (MembersPanel.Model?)await s.GetRequiredService<MembersPanel>().For(_fathers.HouseholdId, CancellationToken.None));
        Assert.Equal([("Ben Birch", false), ("Ife Okafor", true)], members!.Rows.OrderBy(r => r.Name, StringComparer.Ordinal).Select(r => (r.Name, r.Elsewhere)));
    }

    [Fact]
    public async Task A_new_home_is_made_and_whoever_noted_it_works_with_it()
    {
        var hub = _world.Hub();
        var home = await hub.Send(Join() with { Home = HomeIs.New, ToHouseholdId = null, Postcode = "zh2 9zz", Line1 = "9 Hill Rise" });
        Assert.Equal("9 Hill Rise, ZH2 9ZZ", (await hub.Ask(new GetHousehold(home)))!.Address);
        Assert.Null(await _world.As(Roles.FamilyHelp, FamiliesWorld.North).Ask(new GetHousehold(home)));
    }

    [Fact]
    public async Task A_repeat_does_nothing_twice()
    {
        var (hub, join) = (_world.Hub(), Join() with { Home = HomeIs.Unknown, ToHouseholdId = null });
        Assert.Equal(await hub.Send(join), await hub.Send(join));
        Assert.Equal(3, (await _world.Sql<Guid>("SELECT id FROM families_household")).Count);
        await Assert.ThrowsAsync<Conflict>(() => hub.Send(join with { LivesHere = "No" }));
    }

    [Fact]
    public async Task What_cannot_be_is_refused_plainly()
    {
        Assert.Equal(["Role", "LivesHere", "ParentalResponsibility", "Home"],
            (await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(new JoinHousehold.Command(_world.NewId(), Child, null, null, "Cat", null, "Perhaps")))).Reasons.Select(r => r.Input));
        Assert.Equal("On", (await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(Join() with { On = Today.AddDays(1) }))).Input);
        Assert.Equal("ToHouseholdId", (await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(Join(_mothers.HouseholdId)))).Input);
        Assert.Equal("ToHouseholdId", (await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(Join() with { ToHouseholdId = null }))).Input);
        Assert.Equal("Postcode", (await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(Join() with { Home = HomeIs.New, Postcode = "x" }))).Input);
        await _world.Arrange("UPDATE families_member SET lives_here = 'Full' WHERE person_id = @Child", new { Child });
        Assert.Equal("LivesHere", (await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(Join() with { LivesHere = "Full" }))).Input);
        await _world.Arrange("UPDATE families_person SET deceased_on = '2026-02-01' WHERE id = @Child", new { Child });
        Assert.Equal("", (await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(Join()))).Input);
        Assert.Equal(3, (await _world.Sql<Guid>("SELECT id FROM families_member")).Count);
    }

    [Fact]
    public async Task Nobody_is_put_into_a_family_that_one_does_not_work_with_nor_taken_from_one()
    {
        await Assert.ThrowsAsync<NotFound>(() => _world.As(Roles.FamilyHelp, FamiliesWorld.North).Send(Join()));
        await Assert.ThrowsAsync<NotFound>(() => _world.As(Roles.FamilyHelp, FamiliesWorld.South).Send(Join()));
        await Assert.ThrowsAsync<Denied>(() => _world.As(Roles.PracticeStaff, FamiliesWorld.North).Send(Join()));
    }
}
