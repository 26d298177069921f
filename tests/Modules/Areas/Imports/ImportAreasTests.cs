using Neighbourhood.Areas.Contracts;
using Neighbourhood.Areas.Imports;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Areas.Imports;

public sealed class ImportAreasTests : IAsyncLifetime
{
    private static readonly AreaFile Postcodes = AreasWorld.Text("postcodes.csv", AreasWorld.Postcodes);
    private static readonly AreaFile Deciles = AreasWorld.Text("imd-2019.csv", AreasWorld.Deciles);
    private static readonly AreaFile Population = AreasWorld.Text("population.csv", AreasWorld.Population("2024-06-30", ("E01999901", 2), ("E01999902", 3)));
    private World _world = null!;

    public async ValueTask InitializeAsync() => _world = await AreasWorld.Start();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Files_given_together_come_into_force_together_and_are_told_once()
    {
        var report = await _world.Import(Postcodes, Deciles, Population);

        Assert.Equal((1, false), (report.Number, report.Unchanged));
        Assert.Equal(new AreasImported(report.VersionId), Assert.Single(_world.Told));
        var area = await _world.AreaOf("qx11aa");
        Assert.Equal(("E01999901", "Quay", 2, "2019", "East", report.VersionId), (area.Lsoa21, area.Ward, area.ImdDecile, area.ImdVersion, area.Locality, area.VersionId));
        Assert.Equal(["import Areas.ImportAreas"], await _world.Sql<string>("SELECT CONCAT(kind, ' ', what) FROM kernel_audit WHERE kind = 'import'"));
    }

    [Fact]
    public async Task It_tells_how_far_it_is_with_each_file_to_the_end()
    {
        var told = new List<(string What, string File, double Share)>();
        await _world.Import(null, [Postcodes, Population], (what, file, share) => told.Add((what, file, share)));

        Assert.All(told.GroupBy(t => (t.What, t.File)), task => Assert.Equal(task.Select(t => t.Share).Order(), task.Select(t => t.Share)));
        Assert.Equal(
            [("Checking", "postcodes.csv"), ("Checking", "population.csv"), ("Loading", "postcodes.csv"), ("Loading", "population.csv"), ("Putting together", "small areas")],
            told.Where(t => t.Share == 1).Select(t => (t.What, t.File)));
    }

    [Fact]
    public async Task The_same_content_twice_changes_nothing_whatever_the_files_are_called()
    {
        var first = await _world.Import(Postcodes, Deciles, Population);
        var again = await _world.Import(Postcodes, Deciles with { Name = "copy-of-imd-2019.csv" }, Population with { Name = "renamed.csv" });
        var alone = await _world.Import(Population);

        Assert.All([again, alone], report => Assert.Equal((first.VersionId, true), (report.VersionId, report.Unchanged)));
        Assert.Single(_world.Told);
        Assert.Single(await _world.Sql<Guid>("SELECT id FROM areas_version"));
        Assert.Equal(3, (await _world.Sql<int>("SELECT COUNT(*) FROM areas_source")).Single());
    }

    [Fact]
    public async Task A_file_that_was_read_before_places_were_kept_is_read_in_anew_once()
    {
        var placed = AreasWorld.Text("placed.csv", AreasWorld.Placed);
        var first = await _world.Import(placed);
        await _world.Arrange("UPDATE areas_postcode SET latitude = NULL, longitude = NULL");
        var again = await _world.Import(placed);
        var third = await _world.Import(placed);

        Assert.Equal((2, false), (again.Number, again.Unchanged));
        Assert.Equal((again.VersionId, true), (third.VersionId, third.Unchanged));
        Assert.NotEqual(first.VersionId, again.VersionId);
        Assert.Equal(500, Assert.Single(await _world.AsSystem().Ask(new GetDistances(["QX1 1AA"], ["QX1 1AB"], new DateOnly(2026, 3, 2)))).Metres);
        Assert.Single(await _world.Sql<Guid>("SELECT v.source_id FROM areas_version_source v JOIN areas_version n ON n.id = v.version_id WHERE n.state = 'Current'"));
    }

    [Fact]
    public async Task A_file_given_twice_in_one_import_is_read_in_once()
    {
        await _world.Import(Postcodes, Postcodes with { Name = "the same.csv" });
        Assert.Single(await _world.Sql<Guid>("SELECT id FROM areas_source"));
    }

    [Fact]
    public async Task A_later_file_joins_what_is_in_force_without_reading_that_in_again()
    {
        await _world.Import(Postcodes, Deciles);
        var before = await _world.Sql<Guid>("SELECT id FROM areas_source ORDER BY id");
        var report = await _world.Import(Population);

        Assert.Equal(2, report.Number);
        Assert.Equal(before.Append(report.VersionId).Count(), (await _world.Sql<Guid>("SELECT id FROM areas_source")).Count);
        Assert.Equal((2, "East"), await Decile("QX1 1AA"));
        Assert.Equal([("E01999901", 2), ("E01999902", 3)], (await _world.AsSystem().Ask(new GetPopulation(0, 0))).Rows.Select(r => (r.Lsoa21, r.Residents)));
        Assert.Equal(["Superseded", "Current"], await _world.Sql<string>("SELECT state FROM areas_version ORDER BY number"));
    }

    [Fact]
    public async Task A_newer_file_of_the_neighbourhood_replaces_the_older_one_and_another_neighbourhoods_stays()
    {
        await _world.Import(Postcodes);
        await _world.Import(AreasWorld.Text("elsewhere.csv", "postcode,lsoa_code,locality,la_name\nQX9 9AA,E01999950,Hill,Elsewhere\n"));
        await _world.Import(AreasWorld.Text("newer.csv", "postcode,lsoa_code,locality,la_name\nQX1 1AA,E01999901,West,Sandling\n"));

        Assert.Equal("West", (await _world.AreaOf("QX1 1AA")).Locality);
        Assert.False((await _world.AreaOf("QX1 1AB")).Known);
        Assert.Equal("Hill", (await _world.AreaOf("QX9 9AA")).Locality);
        Assert.Equal(["Elsewhere", "Sandling"], await _world.Sql<string>("SELECT name FROM areas_neighbourhood ORDER BY name"));
    }

    [Fact]
    public async Task Deciles_of_another_release_replace_those_in_force_and_say_which_they_are()
    {
        await _world.Import(Postcodes, Deciles);
        await _world.Import(AreasWorld.Text("imd-2025.csv", "lsoa21cd,imd_decile\nE01999902,9\n"));

        Assert.Null((await _world.AreaOf("QX1 1AA")).ImdDecile);
        var area = await _world.AreaOf("QX1 1AD");
        Assert.Equal((9, "2025"), (area.ImdDecile, area.ImdVersion));
    }

    [Fact]
    public async Task Bad_rows_are_left_out_counted_and_told_by_line_and_reason_and_the_rest_is_used()
    {
        var report = await _world.Import(
            AreasWorld.Text("postcodes.csv", AreasWorld.Postcodes + """

                NOT A POSTCODE,E05,Quay,E01999901,Sandling 001A,East,E06,Sandling
                QX1 1AE,E05,Quay,,Sandling 001A,East,E06,Sandling
                QX1 1AF,E05,Quay,E99,Sandling 001A,East,E06,Sandling
                QX1 1AG,E05,Quay
                qx11aa,E05,Quay,E01999901,Sandling 001A,East,E06,Sandling

                ,E05,Quay,E01999901,Sandling 001A,East,E06,Sandling
                """),
            AreasWorld.Text("imd-2019.csv", "lsoa11,imd_decile\nE01999901,2\nE01999902,0\nE01999903,11\nE01999904,\nE01999905,high\n"),
            AreasWorld.Text("population.csv", AreasWorld.Population("2024-06-30", ("E01999901", 2), ("E01999902", -3))));

        Assert.Equal(
            [(5, "\"NOT A POSTCODE\" is not a postcode"), (6, "has no LSOA"), (7, "\"E99\" is not the code of an LSOA"), (8, "has 3 columns where the first line has 8"),
                (9, "repeats QX1 1AA, which an earlier line has"), (11, "has no postcode")],
            report.Files[0].LeftOut.Select(r => (r.Line, r.Reason)));
        Assert.Equal([3, 4, 5, 6], report.Files[1].LeftOut.Select(r => r.Line));
        Assert.Equal((3, "\"-3\" at age 0 is not a whole number of residents"), report.Files[2].LeftOut.Select(r => (r.Line, r.Reason)).Single());
        Assert.Equal([(9, 3, 6), (5, 1, 4), (2, 1, 1)], report.Files.Select(f => (f.Read, f.Kept, f.LeftOutCount)));
        Assert.Equal((2, "East"), await Decile("QX1 1AA"));
        Assert.Equal((null, "West"), await Decile("QX1 1AD"));
        Assert.False((await _world.AreaOf("QX1 1AE")).Known);
        Assert.Equal(11, (await _world.Sql<int>("SELECT COUNT(*) FROM areas_left_out")).Single());
    }

    [Theory]
    [InlineData("no header that we know", "name,colour\na,b\n", "names no columns that we know")]
    [InlineData("nothing in it", "", "The file is empty")]
    [InlineData("a header alone", "postcode,lsoa_code\n", "None of its 0 rows could be used")]
    [InlineData("no usable row", "postcode,lsoa_code\nx,y\n", "None of its 1 rows could be used. Line 2 \"x\" is not a postcode")]
    [InlineData("a quotation mark never closed", "postcode,lsoa_code,locality,la_name\nQX1 1AA,E01999901,\"East,Sandling\nQX1 1AB,E01999901,East,Sandling\n", "not CSV")]
    [InlineData("a stray quotation mark", "postcode,lsoa_code,locality,la_name\nQX1 1AA,E01999901,\"East\" end,Sandling\n", "not CSV")]
    [InlineData("a line break in a cell", "postcode,lsoa_code,locality,la_name\nQX1 1AA,E01999901,\"East\nend\",Sandling\n", "is not closed there")]
    [InlineData("localities of nowhere", "postcode,lsoa_code,locality\nQX1 1AA,E01999901,East\n", "--neighbourhood NAME")]
    [InlineData("two authorities", "postcode,lsoa_code,locality,la_name\nQX1 1AA,E01999901,East,One\nQX1 1AB,E01999901,East,Two\n", "2 local authorities")]
    [InlineData("deciles of no release", "lsoa11,imd_decile\nE01999901,2\n", "Put the year in its name")]
    public async Task A_file_that_cannot_be_used_changes_nothing_though_another_could(string what, string content, string says)
    {
        await _world.Import(Postcodes);
        var before = await Everything();

        var refused = await Assert.ThrowsAsync<FileRefused>(() => _world.Import(Deciles, AreasWorld.Text(what, content)));

        Assert.StartsWith(what + ":", refused.Message, StringComparison.Ordinal);
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, await Everything());
        Assert.Single(_world.Told);
    }

    [Fact]
    public async Task A_file_in_a_broken_encoding_changes_nothing()
    {
        var latin = AreasWorld.Bytes("latin.csv", [.. "postcode,lsoa_code,locality,la_name\nQX1 1AA,E01999901,Caf"u8, 0xE9, .. ",Sandling\n"u8]);
        var refused = await Assert.ThrowsAsync<FileRefused>(() => _world.Import(Postcodes, latin));
        Assert.Contains("not UTF-8", refused.Message, StringComparison.Ordinal);
        Assert.Equal((0, 0, 0, 0), await Everything());
    }

    [Fact]
    public async Task A_file_in_UTF_16_with_its_mark_is_read()
    {
        var utf16 = new System.Text.UnicodeEncoding();
        await _world.Import(AreasWorld.Bytes("excel.csv", [.. utf16.GetPreamble(), .. utf16.GetBytes(AreasWorld.Postcodes)]));
        Assert.Equal("East", (await _world.AreaOf("QX1 1AA")).Locality);
    }

    [Fact]
    public async Task A_file_that_is_not_there_changes_nothing()
    {
        var refused = await Assert.ThrowsAsync<FileRefused>(() => _world.Import(Postcodes, AreaFile.At(Path.Combine(AppContext.BaseDirectory, "none.csv"))));
        Assert.Equal("none.csv: There is no such file.", refused.Message);
        Assert.Equal((0, 0, 0, 0), await Everything());
    }

    [Fact]
    public async Task A_name_asked_for_goes_before_the_local_authoritys_and_must_fit()
    {
        await _world.Import("Sandling Shore", [Postcodes]);
        Assert.Equal(["Sandling Shore"], await _world.Sql<string>("SELECT name FROM areas_neighbourhood"));
        Assert.Equal("neighbourhood", (await Assert.ThrowsAsync<Refused>(() => _world.Import(new string('x', 101), [Postcodes]))).Input);
        Assert.Equal("neighbourhood", (await Assert.ThrowsAsync<Refused>(() => _world.Import("---", [Postcodes]))).Input);
    }

    [Fact]
    public async Task An_import_that_is_stopped_leaves_the_old_version_in_force_and_nothing_of_its_own()
    {
        await _world.Import(Postcodes);
        var before = await Everything();
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _world.Import(null, [Deciles, Population], (what, _, _) =>
        {
            if (what == "Loading") stop.Cancel();
        }, stop.Token));

        Assert.Equal(before, await Everything());
        Assert.True((await _world.AreaOf("QX1 1AA")).Known);
    }

    [Fact]
    public async Task What_a_killed_import_left_behind_answers_nobody_and_the_next_import_clears_it()
    {
        await _world.Import(Postcodes);
        var (version, source) = (_world.NewId(), _world.NewId());
        await _world.Arrange("""
            INSERT INTO areas_version (id, state, started_at, loading_at, imported_by)
            VALUES (@version, 'Loading', '2026-03-02 09:00:00.000', '2026-03-02 09:00:00.000', 'command line')
            """, new { version });
        await _world.Arrange("""
            INSERT INTO areas_source (id, version_id, kind, file_name, digest, rows_read, rows_kept, rows_passed_over, rows_left_out)
            VALUES (@source, @version, 'Postcodes', 'half.csv', @digest, 9000, 9000, 0, 0)
            """, new { source, version, digest = AreaFileReader.Digest(AreasWorld.Text("half.csv", "half")) });
        await _world.Arrange("INSERT INTO areas_version_source (version_id, source_id, position) VALUES (@version, @source, 0)", new { version, source });
        await _world.Arrange("""
            INSERT INTO areas_postcode (source_id, folded, position, postcode, area) VALUES (@source, 'qx55aa', 8999, 'QX5 5AA', 'E01999977')
            """, new { source });

        Assert.False((await _world.AreaOf("QX5 5AA")).Known);
        await _world.Import(Deciles);

        Assert.Empty(await _world.Sql<Guid>("SELECT id FROM areas_version WHERE id = @version", new { version }));
        Assert.Empty(await _world.Sql<string>("SELECT folded FROM areas_postcode WHERE source_id = @source", new { source }));
        Assert.Equal([1, 2], await _world.Sql<int>("SELECT number FROM areas_version ORDER BY number"));
        Assert.True((await _world.AreaOf("QX1 1AA")).Known);
    }

    [Fact]
    public async Task Of_two_imports_at_once_the_later_goes_on_and_the_earlier_keeps_nothing()
    {
        var once = false;
        var refused = await Assert.ThrowsAsync<Refused>(() => _world.Import(null, [Postcodes, Population], (what, file, _) =>
        {
            if (what != "Loading" || once) return;
            once = true;
            Task.Run(() => _world.Import(Deciles)).GetAwaiter().GetResult();
        }));

        Assert.Contains("Another import began", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["imd-2019.csv"], await _world.Sql<string>("SELECT file_name FROM areas_source"));
        Assert.Equal(["Current"], await _world.Sql<string>("SELECT state FROM areas_version"));
        Assert.Empty(await _world.Sql<string>("SELECT folded FROM areas_postcode"));
    }

    private async Task<(int?, string?)> Decile(string postcode)
    {
        var area = await _world.AreaOf(postcode);
        return (area.ImdDecile, area.Locality);
    }

    private async Task<(int Versions, int Sources, int Rows, int Places)> Everything()
    {
        const string rows = "SELECT (SELECT COUNT(*) FROM areas_postcode) + (SELECT COUNT(*) FROM areas_decile) + (SELECT COUNT(*) FROM areas_population) + (SELECT COUNT(*) FROM areas_small_area) + (SELECT COUNT(*) FROM areas_left_out)";
        return ((await _world.Sql<int>("SELECT COUNT(*) FROM areas_version")).Single(), (await _world.Sql<int>("SELECT COUNT(*) FROM areas_source")).Single(),
            (await _world.Sql<int>(rows)).Single(), (await _world.Sql<int>("SELECT (SELECT COUNT(*) FROM areas_neighbourhood) + (SELECT COUNT(*) FROM areas_locality)")).Single());
    }
}
