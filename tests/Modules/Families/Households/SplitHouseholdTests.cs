using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Households;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Households;

public sealed class SplitHouseholdTests : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    private World _world = null!;
    private RegisterFamily _family = null!;
    private Guid _father;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        await _world.Hub().Send(_family = _world.Form().With(_world.Child("Ife", 2020, 4), _world.Child("Tobi", 2018, 4)));
        _father = await _world.Hub().Send(new AddMember.Command(_world.NewId(), _family.HouseholdId, "Ben", "Birch", false, "Father", null));
        await _world.Arrange("UPDATE families_member SET from_on = '2024-01-01'");
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private async Task<SplitHousehold.Command> Separation(params (string Name, Goes Goes)[] goes)
    {
        var members = await _world.Hub().Ask(new SplitHousehold.Query(_family.HouseholdId));
        return new(_world.NewId(), _family.HouseholdId, "Separation", HomeIs.New, null,
            [.. members.Select(m => new Going(m.MembershipId, m.Version, goes.FirstOrDefault(g => m.Name.StartsWith(g.Name, StringComparison.Ordinal)).Goes))], null, "9 Hill Rise", Postcode: "ZH2 9ZZ");
    }

    private async Task<IReadOnlyList<string>> Members(Guid household) =>
        [.. (await _world.Hub().Ask(new GetHousehold(household)))!.Members.Select(m => $"{m.Name.Split(' ')[0]} {m.LivesHere}").Order(StringComparer.Ordinal)];

    [Fact]
    public async Task The_father_leaves_one_child_goes_with_him_and_one_is_in_both_homes()
    {
        var hub = _world.Hub();
        var home = await hub.Send(await Separation(("Ben", Goes.Leaves), ("Ife", Goes.Both), ("Tobi", Goes.Leaves)));
        Assert.Equal(["Amara full", "Ife part"], await Members(_family.HouseholdId));
        Assert.Equal(["Ben full", "Ife part", "Tobi full"], await Members(home));
        Assert.Equal(
            ["Joined Ben", "Joined Ife", "Joined Tobi", "Left Ben", "Left Tobi"],
            _world.Told.OfType<MembershipChanged>().Where(m => m.On == Today).Skip(1).Select(m => $"{m.Change} {Name(m.PersonId)}").Order(StringComparer.Ordinal));
        Assert.Equal(["Changed", "Separation", "Separation"], await _world.Sql<string>("SELECT left_code FROM families_member WHERE left_code IS NOT NULL ORDER BY left_code"));
        // Nobody else who works with the first home is told where the second is.
        Assert.Null(await _world.As(Roles.FamilyHelp, FamiliesWorld.North).Ask(new GetHousehold(home)));
    }

    [Fact]
    public async Task They_may_go_to_a_family_that_is_known_or_nobody_knows_where()
    {
        var grans = _world.Form("Gran", "Birch", "ZH1 2CC", "07700 900456");
        await _world.Hub().Send(grans);
        var separation = await Separation(("Ben", Goes.Leaves));
        Assert.Equal(grans.HouseholdId, await _world.Hub().Send(separation with { Home = HomeIs.Known, ToHouseholdId = grans.HouseholdId }));
        Assert.Equal(["Ben full", "Gran full"], await Members(grans.HouseholdId));

        var unknown = await _world.Hub().Send(await Separation(("Tobi", Goes.Leaves)) with { Home = HomeIs.Unknown });
        Assert.Equal("||0", Assert.Single(await _world.Sql<string>("SELECT CONCAT(postcode, '|', neighbourhood_id, '|', area_known) FROM families_household WHERE id = @unknown", new { unknown })));
    }

    [Fact]
    public async Task A_child_who_was_in_the_other_home_already_is_there_for_another_share()
    {
        var home = await _world.Hub().Send(await Separation(("Ben", Goes.Leaves), ("Ife", Goes.Both)));
        var again = await Separation(("Ife", Goes.Leaves));
        var ife = await _world.Membership(_family.HouseholdId, _family.Children![0].PersonId);
        await _world.Arrange("UPDATE families_member SET lives_here = 'Full' WHERE id = @Id", ife);
        Assert.Equal(home, await _world.Hub().Send(again with { Home = HomeIs.Known, ToHouseholdId = home }));
        Assert.Equal(["Ben full", "Ife full"], await Members(home));
        Assert.Equal(["Amara full", "Tobi full"], await Members(_family.HouseholdId));
    }

    [Fact]
    public async Task A_repeat_does_nothing_twice_and_a_page_of_yesterday_is_a_conflict()
    {
        var (hub, separation) = (_world.Hub(), await Separation(("Ben", Goes.Leaves)));
        Assert.Equal(await hub.Send(separation), await hub.Send(separation));
        Assert.Equal(2, (await _world.Sql<Guid>("SELECT id FROM families_household")).Count);
        await Assert.ThrowsAsync<Conflict>(() => hub.Send(separation with { Id = _world.NewId() }));
    }

    [Fact]
    public async Task What_cannot_be_is_refused_plainly_and_nothing_is_half_kept()
    {
        async Task<string> Input(SplitHousehold.Command command) => (await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(command))).Input;

        Assert.Equal("People", await Input(await Separation()));
        Assert.Equal("People", await Input(await Separation(("Amara", Goes.Leaves), ("Ben", Goes.Leaves), ("Ife", Goes.Leaves), ("Tobi", Goes.Leaves))));
        var separation = await Separation(("Ben", Goes.Leaves));
        Assert.Equal("Code", await Input(separation with { Code = Leaving.Mistake }));
        Assert.Equal("Home", await Input(separation with { Home = null }));
        Assert.Equal("Postcode", await Input(separation with { Postcode = null }));
        Assert.Equal("ToHouseholdId", await Input(separation with { Home = HomeIs.Known, ToHouseholdId = _family.HouseholdId }));
        Assert.Equal("On", await Input(separation with { On = Today.AddDays(1) }));
        Assert.Equal("On", await Input(separation with { On = new DateOnly(2023, 1, 1) }));
        Assert.StartsWith("People[", await Input(await Separation(("Ben", Goes.Both))), StringComparison.Ordinal);
        await Assert.ThrowsAsync<NotFound>(() => _world.Hub().Send(separation with { Home = HomeIs.Known, ToHouseholdId = _world.NewId() }));
        await Assert.ThrowsAsync<NotFound>(() => _world.Hub(_world.NewId()).Send(separation));
        Assert.Single(await _world.Sql<Guid>("SELECT id FROM families_household"));
    }

    private string Name(Guid person) => person == _father ? "Ben" : person == _family.Adult!.PersonId ? "Amara" : _family.Children!.Single(c => c.PersonId == person).FirstName!;
}
