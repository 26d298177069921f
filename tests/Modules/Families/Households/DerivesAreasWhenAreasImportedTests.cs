using Neighbourhood.Areas.Contracts;
using Neighbourhood.Families.Households;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Households;

public sealed class DerivesAreasWhenAreasImportedTests : IAsyncLifetime
{
    private World _world = null!;

    public async ValueTask InitializeAsync() => _world = await FamiliesWorld.Start();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Every_household_is_derived_again_in_batches_and_who_has_no_address_is_left_alone()
    {
        var form = await _world.Family();
        var none = _world.Form("Ben", "Birch", postcode: null, phone: "07700 900222") with { NoFixedAddress = true };
        await _world.Family(none);
        for (var at = 0; at < AreaBatch.Size + 5; at++)
            await _world.Arrange("""
                INSERT INTO families_household (id, source, state, registered_at, no_fixed_address, postcode, postcode_folded, address_from, area_known, area_on, version)
                VALUES (@id, 'demo', 'Registered', '2026-03-02 10:00:00.000', 0, 'ZH2 2BB', 'zh22bb', '2026-03-02', 0, '2026-03-02', 1)
                """, new { id = _world.NewId() });

        var second = _world.NewId();
        _world.Answers<GetAreaOf, GetAreaOf.Area>(q => FamiliesWorld.Area(q.Postcode, second) with { ImdDecile = 7, ImdVersion = "2025" });
        await _world.Happened(new AreasImported(second));
        await _world.Deliver();

        Assert.Equal(AreaBatch.Size + 6, (await _world.Sql<Guid>("SELECT id FROM families_household WHERE area_version_id = @second AND imd_decile = 7 AND area_known = 1", new { second })).Count);
        Assert.Equal(["ZZ99 3VZ"], await _world.Sql<string>("SELECT postcode FROM families_household WHERE area_version_id IS NULL"));
        Assert.Single(_world.Told.OfType<AreasDerived>());
        Assert.Equal("North", Assert.Single(await _world.Sql<string>("SELECT locality FROM families_household WHERE id = @HouseholdId", new { form.HouseholdId })));
    }
}
