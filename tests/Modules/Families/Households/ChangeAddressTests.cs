using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Households;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Households;

public sealed class ChangeAddressTests : IAsyncLifetime
{
    private World _world = null!;
    private RegisterFamily _family = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        await _world.Hub().Send(_family = _world.Form());
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private ChangeAddress.Command Move(string? postcode = "zh2 2bb", int version = 1, DateOnly? on = null) =>
        new(_family.HouseholdId, version, "2 Hill Rise", null, "Kestrel Bay", postcode, false, on);

    [Fact]
    public async Task A_move_keeps_the_former_address_derives_the_area_anew_and_is_told()
    {
        await _world.Hub().Send(Move());
        Assert.Equal($"ZH2 2BB|{FamiliesWorld.South}||2", Assert.Single(await _world.Sql<string>("SELECT CONCAT(postcode, '|', neighbourhood_id, '|', imd_decile, '|', version) FROM families_household")));
        Assert.Equal("ZH1 1AA|E01000001|2026-03-02|2026-03-02", Assert.Single(await _world.Sql<string>("SELECT CONCAT(postcode, '|', lsoa21, '|', from_on, '|', to_on) FROM families_former_address")));
        Assert.Equal(new HouseholdMoved(_family.HouseholdId, new DateOnly(2026, 3, 2), FamiliesWorld.South), _world.Told[^1]);
    }

    [Fact]
    public async Task A_stale_page_is_a_conflict_that_shows_both_and_changes_nothing()
    {
        await _world.Hub().Send(Move());
        var conflict = await Assert.ThrowsAsync<Conflict>(() => _world.Hub().Send(Move("ZH1 3CC")));
        Assert.Equal(("2 Hill Rise, Kestrel Bay, ZH2 2BB", "2 Hill Rise, Kestrel Bay, ZH1 3CC"), (conflict.Stands["Address"], conflict.Sent["Address"]));
        Assert.Single(await _world.Sql<Guid>("SELECT id FROM families_former_address"));
    }

    [Fact]
    public async Task A_conflict_shows_no_restricted_address()
    {
        await _world.Hub().Send(Move());
        await _world.Restrict(_family.Adult!.PersonId);
        var conflict = await Assert.ThrowsAsync<Conflict>(() => _world.Hub().Send(Move("ZH1 3CC")));
        Assert.Equal("not shown", conflict.Stands["Address"]);
        Assert.False((await _world.Hub().Ask(new ChangeAddress.Query(_family.HouseholdId))).Shown);
        Assert.Null((await _world.Hub().Ask(new ChangeAddress.Query(_family.HouseholdId))).Postcode);
    }

    [Theory]
    [InlineData("", "Enter a postcode or say no fixed address")]
    [InlineData("nowhere", "Your postcode is not recognised - try another one")]
    public async Task A_postcode_that_is_none_is_refused(string postcode, string message)
    {
        var refused = await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(Move(postcode)));
        Assert.Equal(("Postcode", message), (refused.Input, refused.Message));
    }

    [Fact]
    public async Task A_move_in_the_future_or_before_the_last_one_is_refused()
    {
        foreach (var day in new[] { new DateOnly(2026, 3, 3), new DateOnly(2026, 3, 1) })
            Assert.Equal("MovedOn", (await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(Move(on: day)))).Input);
    }

    [Fact]
    public async Task Another_sites_worker_does_not_find_it_and_practice_staff_may_not()
    {
        await Assert.ThrowsAsync<NotFound>(() => _world.Hub(_world.NewId()).Send(Move()));
        await Assert.ThrowsAsync<NotFound>(() => _world.Hub().Send(Move() with { HouseholdId = _world.NewId() }));
        await Assert.ThrowsAsync<Denied>(() => _world.As(Roles.PracticeStaff, FamiliesWorld.North).Send(Move()));
    }

    [Fact]
    public async Task Given_a_household_moved_out_of_area_its_old_neighbourhood_loses_it_and_the_team_of_its_case_keeps_it()
    {
        await _world.Involve(_family.HouseholdId, team: FamiliesWorld.Mdt);
        var (north, team) = (_world.As(Roles.FamilyHelp, FamiliesWorld.North), _world.As(Roles.Chair, FamiliesWorld.Mdt));
        _world.Clock.Advance(TimeSpan.FromDays(40));
        await _world.Hub().Send(Move("ZX9 9ZZ"));
        Assert.Equal(new HouseholdMoved(_family.HouseholdId, new DateOnly(2026, 4, 11), null), _world.Told[^1]);
        Assert.Empty((await north.Find("okafor")).Rows);
        Assert.Single((await team.Find("okafor")).Rows);
        // What was counted for a month before the move is counted there for ever.
        Assert.Equal("E01000001", Assert.Single(await team.Ask(new GetReportArea([_family.Adult!.PersonId], new DateOnly(2026, 3, 31)))).Lsoa);
        Assert.Null(Assert.Single(await team.Ask(new GetReportArea([_family.Adult.PersonId], new DateOnly(2026, 4, 30)))).Lsoa);
    }
}
