using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Households;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Households;

public sealed class AnswerGetReportAreaTests : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    private World _world = null!;
    private RegisterFamily _family = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        await _world.Hub().Send(_family = _world.Form());
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private async Task<GetReportArea.Area> Area(DateOnly? on = null) => Assert.Single(await _world.Hub().Ask(new GetReportArea([_family.Adult!.PersonId, _world.NewId()], on ?? Today)));

    [Fact]
    public async Task The_small_area_and_decile_come_with_their_version() =>
        Assert.Equal(("E01000001", 2, "2019", FamiliesWorld.North, "North", FamiliesWorld.North), Said(await Area()));

    [Fact]
    public async Task Before_a_move_the_former_address_counts()
    {
        _world.Clock.Advance(TimeSpan.FromDays(30));
        await _world.Hub().Send(new ChangeAddress.Command(_family.HouseholdId, 1, null, null, null, "ZH2 2BB", false, null));
        Assert.Equal("E01000001", (await Area(Today.AddDays(10))).Lsoa);
        Assert.Equal(("E01000002", null, null, FamiliesWorld.South, "South", FamiliesWorld.South), Said(await Area(Today.AddDays(30))));
    }

    [Fact]
    public async Task Of_a_restricted_person_and_whoever_lives_with_her_nothing_below_the_locality_is_said()
    {
        var child = await _world.Hub().Send(new AddMember.Command(_world.NewId(), _family.HouseholdId, "Ife", "Okafor", false, "Child", null));
        await _world.Restrict(_family.Adult!.PersonId);
        foreach (var area in await _world.Hub().Ask(new GetReportArea([_family.Adult.PersonId, child], Today)))
            Assert.Equal((null, null, null, FamiliesWorld.North, "North", FamiliesWorld.North), Said(area));
    }

    [Fact]
    public async Task What_is_not_known_is_null_and_never_zero()
    {
        await _world.Hub().Send(new ChangeAddress.Command(_family.HouseholdId, 1, null, null, null, null, true, null));
        Assert.Equal((null, null, null, null, null, null), Said(await Area()));
        Assert.Equal((null, null, null, null, null, null), Said(await Area(Today.AddDays(-1))));
        Assert.Empty(await _world.Hub().Ask(new GetReportArea([], Today)));
    }

    private static (string?, int?, string?, Guid?, string?, Guid?) Said(GetReportArea.Area area) =>
        (area.Lsoa, area.ImdDecile, area.ImdVersion, area.LocalityId, area.Locality, area.NeighbourhoodId);
}
