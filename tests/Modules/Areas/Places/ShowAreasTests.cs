using Neighbourhood.Areas.Imports;
using Neighbourhood.Areas.Places;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Areas.Places;

public sealed class ShowAreasTests : IAsyncLifetime
{
    private World _world = null!;

    public async ValueTask InitializeAsync() => _world = await AreasWorld.Start();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Before_an_import_there_is_nothing_and_it_says_so()
    {
        var shown = await Show();
        Assert.Empty(shown.Versions);
        Assert.Empty(shown.Neighbourhoods);
        Assert.Null(shown.PopulationSource);
        Assert.Equal(new DateOnly(2030, 12, 26), shown.BankHolidaysTo);
    }

    [Fact]
    public async Task It_counts_young_children_by_locality_and_decile_and_shows_what_is_not_known()
    {
        await _world.Import(AreasWorld.Text("postcodes.csv", AreasWorld.Postcodes), AreasWorld.Text("imd-2019.csv", AreasWorld.Deciles),
            AreasWorld.Text("population.csv", AreasWorld.Population("2024-06-30", ("E01999901", 2), ("E01999902", 3))));

        var shown = await Show();

        var sandling = Assert.Single(shown.Neighbourhoods);
        Assert.Equal(["East", "West"], sandling.Localities.Select(l => l.Name));
        Assert.Equal([10, 0, 0, 0, 0, 0], sandling.Localities[0].UnderFives);
        Assert.Equal([0, 0, 0, 0, 0, 15], sandling.Localities[1].UnderFives);   // no decile: unknown, and counted
        Assert.Equal([1, 1], sandling.Localities.Select(l => l.SmallAreas));
        Assert.Equal(["E01999902 (Sandling 001B)"], shown.WithoutDecile.Examples);
        Assert.Equal((0, 0), (shown.WithoutPopulation.Count, shown.WithoutLocality.Count));
    }

    [Fact]
    public async Task Places_of_a_nations_file_that_are_nobodys_here_are_no_gaps()
    {
        await _world.Import(AreasWorld.Text("postcodes.csv", AreasWorld.Postcodes), AreasWorld.Text("ons.csv", "pcds,lsoa21cd\nQX7 7AA,E01999970\n"));
        var shown = await Show();
        Assert.Equal(2, shown.WithoutDecile.Count);
        Assert.Equal("Sandling", Assert.Single(shown.Neighbourhoods).Name);
    }

    [Fact]
    public async Task The_newest_versions_come_first_with_their_files()
    {
        await _world.Import(AreasWorld.Text("postcodes.csv", AreasWorld.Postcodes));
        await _world.Import(AreasWorld.Text("imd-2019.csv", AreasWorld.Deciles));
        var shown = await Show();
        Assert.Equal([(2, VersionState.Current), (1, VersionState.Superseded)], shown.Versions.Select(v => (v.Number, v.State)));
        Assert.Equal(["postcodes.csv", "imd-2019.csv"], shown.Versions[0].Sources.Select(s => s.FileName));
    }

    [Fact]
    public async Task A_panel_member_does_not_see_it() =>
        await Assert.ThrowsAsync<Denied>(() => _world.As(Roles.PanelMember).Ask(new ShowAreas.Query()));

    private Task<ShowAreas.Answer> Show() => _world.As(Roles.Analyst).Ask(new ShowAreas.Query());
}
