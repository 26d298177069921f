using System.Diagnostics;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Areas.Imports;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Areas.Imports;

/// <summary>A real borough's published files, where they lie beside the repository, against what their README knows of them.</summary>
public sealed class TraffordTests
{
    private static readonly string[] Names = ["postcodes.csv", "imd-2019-lsoa.csv", "population-by-age-lsoa-2024.csv"];

    [Fact]
    public async Task The_whole_borough_is_imported_in_seconds_with_nothing_left_out()
    {
        await using var world = await AreasWorld.Start();
        var from = Stopwatch.GetTimestamp();
        var report = await world.Import(Files());

        Assert.True(Stopwatch.GetElapsedTime(from) < TimeSpan.FromSeconds(30), $"took {Stopwatch.GetElapsedTime(from)}");
        Assert.All(report.Files, file => Assert.Empty(file.LeftOut));
        Assert.Equal([11264, 137, 139], report.Files.Select(f => f.Kept));
        Assert.Equal(139 * 2, report.Files[2].PassedOver);   // a row for females and one for males beside that for persons
        Assert.IsType<AreasImported>(Assert.Single(world.Told));
    }

    [Fact]
    public async Task It_has_139_small_areas_of_which_two_have_no_decile_and_are_unknown_and_counted()
    {
        await using var world = await AreasWorld.Start();
        await world.Import(Files());

        Assert.Equal(139, (await world.Sql<int>("SELECT COUNT(*) FROM areas_small_area")).Single());
        Assert.Equal(["E01034000", "E01034001"], await world.Sql<string>("SELECT code FROM areas_small_area WHERE imd_decile IS NULL ORDER BY code"));
        var area = await world.AreaOf("m15 4ab");
        Assert.Equal((true, "E01034001", (int?)null, (string?)null, "North"), (area.Known, area.Lsoa21, area.ImdDecile, area.ImdVersion, area.Locality));
        var rows = (await world.AsSystem().Ask(new GetPopulation(0, 90))).Rows;
        Assert.Equal(139, rows.Count);
        Assert.Equal(2, rows.Count(r => r.ImdDecile is null && r.Residents > 0));
    }

    [Fact]
    public async Task Its_under_fives_are_those_published_by_locality_and_in_the_two_most_deprived_tenths()
    {
        await using var world = await AreasWorld.Start();
        await world.Import(Files());

        var answer = await world.AsSystem().Ask(new GetPopulation(0, 4));
        Assert.Equal("Mid-year population estimate, 30 June 2024", answer.Source);
        Assert.Equal([("Central", 2753), ("North", 3436), ("South", 3798), ("West", 2441)], ByLocality(answer.Rows));
        Assert.Equal(12428, answer.Rows.Sum(r => r.Residents));
        var deprived = answer.Rows.Where(r => r.ImdDecile <= 2).ToList();
        Assert.Equal([("Central", 328), ("North", 414), ("South", 90), ("West", 398)], ByLocality(deprived));
        Assert.Equal(1230, deprived.Sum(r => r.Residents));
    }

    [Fact]
    public async Task The_one_tied_small_area_lies_in_the_south_where_its_first_postcode_does()
    {
        await using var world = await AreasWorld.Start();
        await world.Import(Files());

        var split = await world.Sql<Split>("""
            SELECT l.name, COUNT(*) AS postcodes FROM areas_postcode p JOIN areas_locality l ON l.id = p.locality_id
            WHERE p.area = 'E01006095' GROUP BY l.name ORDER BY l.name
            """);
        Assert.Equal([new("Central", 18), new("South", 18)], split);
        Assert.Equal("South", (await world.Sql<string>("SELECT l.name FROM areas_small_area a JOIN areas_locality l ON l.id = a.locality_id WHERE a.code = 'E01006095'")).Single());
    }

    [Fact]
    public async Task It_is_one_neighbourhood_of_four_localities_whichever_way_the_files_come()
    {
        await using var together = await AreasWorld.Start();
        await together.Import(Files());
        await using var apart = await AreasWorld.Start();
        foreach (var file in Files().Reverse()) await apart.Import(file);

        foreach (var world in new[] { together, apart })
        {
            var trafford = Assert.Single(await world.As(Roles.HubWorker, world.NewId()).Ask(new GetNeighbourhoods()));
            Assert.Equal("Trafford", trafford.Name);
            Assert.Equal(["Central", "North", "South", "West"], trafford.Localities.Select(l => l.Name));
        }
        const string areas = "SELECT CONCAT(a.code, ' ', COALESCE(l.name, ''), ' ', COALESCE(a.imd_decile, 0), ' ', a.name) FROM areas_small_area a JOIN areas_version v ON v.id = a.version_id LEFT JOIN areas_locality l ON l.id = a.locality_id WHERE v.state = 'Current' ORDER BY a.code";
        Assert.Equal(await together.Sql<string>(areas), await apart.Sql<string>(areas));
    }

    [Fact]
    public async Task Each_of_its_postcodes_has_a_place_and_they_are_as_far_apart_as_on_the_map()
    {
        await using var world = await AreasWorld.Start();
        await world.Import(Files());

        Assert.Equal(0, (await world.Sql<int>("SELECT COUNT(*) FROM areas_postcode WHERE latitude IS NULL OR longitude IS NULL")).Single());
        var all = (await world.Sql<string>("SELECT postcode FROM areas_postcode ORDER BY folded")).ToList();
        var far = await world.AsSystem().Ask(new GetDistances(["M15 4AB"], all, new DateOnly(2026, 3, 2)));
        Assert.Equal(all, far.Select(d => d.To));
        Assert.All(far, d => Assert.InRange(d.Metres!.Value, 0, 20_000)); // the borough is some 18 km from its one end to the other
        // 75 metres south and 20 west, on paper.
        Assert.Equal(78, far.Single(d => d.To == "M15 4AD").Metres);
        Assert.Equal(0, far.Single(d => d.To == "M15 4AB").Metres);
    }

    [Fact]
    public async Task Its_other_files_are_told_to_be_something_else()
    {
        await using var world = await AreasWorld.Start();
        foreach (var other in new[] { "gp-practices.csv", "pharmacies.csv", "ethnicity-lsoa-2021.csv", "schools.csv" })
        {
            var refused = await Assert.ThrowsAsync<FileRefused>(() => world.Import(AreaFile.At(Path.Combine(Folder(), other))));
            Assert.Contains("names no columns that we know", refused.Message, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<(string?, int)> ByLocality(IEnumerable<GetPopulation.Row> rows) =>
        rows.GroupBy(r => r.Locality).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, g.Sum(r => r.Residents)));

    private static AreaFile[] Files()
    {
        var folder = Folder();
        return [.. Names.Select(name => AreaFile.At(Path.Combine(folder, name)))];
    }

    private static string Folder()
    {
        if (Repository.Trafford is null) Assert.Skip("The published files of Trafford (shared/data/trafford) do not lie beside the repository.");
        return Repository.Trafford;
    }

    private sealed record Split(string Name, int Postcodes);
}
