using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Matching;
using Neighbourhood.Families.People;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Matching;

public sealed class LooksForPairsTests : IAsyncLifetime
{
    private World _world = null!;

    public async ValueTask InitializeAsync() => _world = await FamiliesWorld.Start();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private async Task<IReadOnlyList<ListPairs.Row>> Waiting()
    {
        await _world.Deliver();
        return (await _world.DataQuality().Ask(new ListPairs.Query())).Rows;
    }

    [Fact]
    public async Task Whoever_was_imported_is_looked_for_among_all_people_by_first_names_alone()
    {
        await _world.Family();
        await _world.Family(_world.Form("Amy", "Stone", "ZH2 2BB") with { Source = "import" });
        var row = Assert.Single(await Waiting());
        Assert.Equal("the same mobile number", row.Because);
        Assert.Equal(["Amara", "Amy"], row.People.Split(" and ").Order());
        Assert.False(row.HeldApart);
    }

    [Fact]
    public async Task Twins_and_parents_with_one_telephone_are_not_asked_about_and_a_child_kept_twice_is()
    {
        var born = new DateOnly(2022, 5, 9);
        RegisterFamily.Person Twin(string name) => new(_world.NewId(), name, "Okafor", Born: born, BornMonthOnly: false);
        await _world.Family(_world.Form().With(Twin("Ife"), Twin("Tobi")));
        Assert.Empty(await Waiting());
        await _world.Family(_world.Form("Ben", "Birch", "ZH2 2BB", "01632 960 001").With(Twin("Lola"), Twin("Lolla")));
        // Each of the one pair may be each of the other; and the two of one family with nearly one name.
        Assert.Equal(5, (await Waiting()).Count);
    }

    [Fact]
    public async Task A_correction_is_looked_at_and_one_that_changes_nothing_of_the_kind_is_not()
    {
        var (one, other) = (await _world.Family(_world.Form(phone: "01632 960 001")), await _world.Family(_world.Form("Amy", "Okafor", "ZH2 2BB", "01632 960 002")));
        await _world.Arrange("UPDATE families_person SET date_of_birth = '1994-04-07' WHERE id = @PersonId", one.Adult!);
        Assert.Empty(await Waiting());
        EditPerson.Command Edit(int version, DateOnly? born) => new(other.Adult!.PersonId, version, "Amy", "Okafor", false, null, born, null, false, null, "NotKnown");
        await _world.DataQuality().Send(Edit(1, null));
        Assert.DoesNotContain(_world.Told, t => t is PersonCorrected);
        await _world.DataQuality().Send(Edit(2, new DateOnly(1994, 4, 7)));
        Assert.Equal("the same day of birth and a like family name", Assert.Single(await Waiting()).Because);
    }

    [Fact]
    public async Task Made_up_families_of_the_demo_are_not_compared_and_delivery_twice_finds_nothing_twice()
    {
        var one = await _world.Family(_world.Form() with { Source = "demo" });
        var other = await _world.Family(_world.Form("Amy", "Stone", "ZH2 2BB") with { Source = "demo" });
        Assert.Empty(await Waiting());
        foreach (var _ in new[] { 1, 2 }) await _world.Happened(new FamilyRegistered(one.HouseholdId, one.PersonIds, null, "import"));
        await _world.Happened(new MembershipChanged(other.HouseholdId, other.Adult!.PersonId, MembershipChange.Joined, new DateOnly(2026, 3, 2)));
        Assert.Single(await Waiting());
    }
}
