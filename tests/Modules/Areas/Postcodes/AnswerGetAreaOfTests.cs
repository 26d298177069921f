using Neighbourhood.Areas.Contracts;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Areas.Postcodes;

public sealed class AnswerGetAreaOfTests : IAsyncLifetime
{
    private World _world = null!;

    public async ValueTask InitializeAsync() => _world = await AreasWorld.Start();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Before_anything_was_imported_every_postcode_is_unknown() =>
        Assert.Equal(GetAreaOf.Area.Unknown, await _world.AreaOf("QX1 1AA"));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("nonsense")]
    [InlineData("'; DROP TABLE areas_postcode; --")]
    [InlineData("QX1 1AA QX1 1AA")]
    [InlineData("QX9 9ZZ")]
    public async Task What_is_no_known_postcode_is_unknown(string typed)
    {
        await _world.Import(AreasWorld.Text("postcodes.csv", AreasWorld.Postcodes));
        Assert.Equal(GetAreaOf.Area.Unknown with { VersionId = null }, await _world.AreaOf(typed) with { VersionId = null });
    }

    [Theory]
    [InlineData("QX1 1AA")]
    [InlineData("qx11aa")]
    [InlineData("  Qx 11 aA ")]
    public async Task Case_and_spaces_do_not_matter(string typed)
    {
        await _world.Import(AreasWorld.Text("postcodes.csv", AreasWorld.Postcodes));
        Assert.True((await _world.AreaOf(typed)).Known);
    }

    [Fact]
    public async Task A_decile_that_is_not_known_is_null_and_never_0()
    {
        await _world.Import(AreasWorld.Text("postcodes.csv", AreasWorld.Postcodes), AreasWorld.Text("imd-2019.csv", AreasWorld.Deciles));
        var area = await _world.AreaOf("QX1 1AD");
        Assert.Equal((true, null, null, "West"), (area.Known, area.ImdDecile, area.ImdVersion, area.Locality));
    }

    [Fact]
    public async Task The_version_in_force_on_the_day_answers_and_the_first_for_the_days_before_it()
    {
        _world.Clock.MoveTo(new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero));
        var first = await Import("East");
        _world.Clock.MoveTo(new DateTimeOffset(2026, 5, 4, 10, 0, 0, TimeSpan.Zero));
        var second = await Import("West");

        Assert.Equal(("East", first), await On(2026, 3, 2));
        Assert.Equal(("East", first), await On(2026, 5, 3));
        Assert.Equal(("West", second), await On(2026, 5, 4));
        Assert.Equal(("West", second), await On(2030, 1, 1));
        Assert.Equal(("East", first), await On(2025, 1, 1));
    }

    [Fact]
    public async Task Of_two_versions_of_one_day_the_later_answers()
    {
        await Import("East");
        var second = await Import("West");
        Assert.Equal(("West", second), await On(2026, 3, 2));
    }

    [Fact]
    public async Task A_version_begins_with_the_day_of_London_not_of_UTC()
    {
        _world.Clock.MoveTo(new DateTimeOffset(2026, 3, 28, 23, 30, 0, TimeSpan.Zero));   // 28 March: winter time, half past eleven in London
        await Import("East");
        _world.Clock.MoveTo(new DateTimeOffset(2026, 6, 30, 23, 30, 0, TimeSpan.Zero));   // 1 July in London, half past midnight
        await Import("West");
        _world.Clock.MoveTo(new DateTimeOffset(2026, 10, 25, 23, 30, 0, TimeSpan.Zero));  // the clocks went back that morning: still the 25th
        await Import("North");

        Assert.Equal("East", (await On(2026, 3, 28)).Locality);
        Assert.Equal("East", (await On(2026, 6, 30)).Locality);
        Assert.Equal("West", (await On(2026, 7, 1)).Locality);
        Assert.Equal("West", (await On(2026, 10, 24)).Locality);
        Assert.Equal("North", (await On(2026, 10, 25)).Locality);
    }

    private async Task<Guid> Import(string locality) =>
        (await _world.Import(AreasWorld.Text("postcodes.csv", $"postcode,lsoa_code,locality,la_name\nQX1 1AA,E01999901,{locality},Sandling\n"))).VersionId;

    private async Task<(string? Locality, Guid? Version)> On(int year, int month, int day)
    {
        var area = await _world.AreaOf("QX1 1AA", new DateOnly(year, month, day));
        return (area.Locality, area.VersionId);
    }
}
