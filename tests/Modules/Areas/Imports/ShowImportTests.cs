using Neighbourhood.Areas.Imports;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Areas.Imports;

public sealed class ShowImportTests : IAsyncLifetime
{
    private World _world = null!;

    public async ValueTask InitializeAsync() => _world = await AreasWorld.Start();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task It_names_the_files_of_the_version_those_that_stood_before_too()
    {
        await _world.Import(AreasWorld.Text("postcodes.csv", AreasWorld.Postcodes));
        var version = (await _world.Import(AreasWorld.Text("imd-2019.csv", AreasWorld.Deciles + "\nE01999902,0,50\n"))).VersionId;

        var shown = await _world.As(Roles.DataQuality, Guid.Empty).Ask(new ShowImport.Query(version));

        Assert.Equal((2, VersionState.Current, "a test"), (shown.Number, shown.State, shown.ImportedBy));
        Assert.Equal([("postcodes.csv", false, null), ("imd-2019.csv", true, "2019")], shown.Sources.Select(s => (s.FileName, s.Here, s.Release)));
        Assert.Equal([new ShowImport.Row("imd-2019.csv", 3, "\"0\" is not a decile from 1 to 10")], shown.LeftOut);
    }

    [Fact]
    public async Task Many_rows_come_a_page_at_a_time_and_a_page_beyond_is_the_last()
    {
        var bad = string.Concat(Enumerable.Range(0, 250).Select(n => $"x{n},E01999901\n"));
        var report = await _world.Import(AreasWorld.Text("ons.csv", "pcds,lsoa21cd\nQX1 1AA,E01999901\n" + bad));
        var reader = _world.As(Roles.Operator, Guid.Empty);

        var first = await reader.Ask(new ShowImport.Query(report.VersionId));
        Assert.Equal((3, 100), (first.LeftOut[0].Line, first.LeftOut.Count));
        var last = await reader.Ask(new ShowImport.Query(report.VersionId, 99));
        Assert.Equal((3, 3, 50), (last.Page, last.Pages, last.LeftOut.Count));
        Assert.Equal(1, (await reader.Ask(new ShowImport.Query(report.VersionId, -5))).Page);
    }

    [Fact]
    public async Task There_is_none_before_it_came_into_force() =>
        await Assert.ThrowsAsync<NotFound>(() => _world.As(Roles.Operator, Guid.Empty).Ask(new ShowImport.Query(_world.NewId())));

    [Fact]
    public async Task Only_data_quality_and_the_operator_see_it() =>
        await Assert.ThrowsAsync<Denied>(() => _world.As(Roles.HubManager).Ask(new ShowImport.Query(_world.NewId())));
}
