using Neighbourhood.Areas.Contracts;
using Neighbourhood.Areas.Imports;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Areas.Population;

public sealed class AnswerGetPopulationTests : IAsyncLifetime
{
    private World _world = null!;

    public async ValueTask InitializeAsync() => _world = await AreasWorld.Start();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Before_anything_was_imported_there_is_no_source_and_no_row()
    {
        var answer = await Ask(0, 4);
        Assert.Null(answer.Source);
        Assert.Empty(answer.Rows);
    }

    [Fact]
    public async Task Residents_are_summed_over_the_ages_both_included()
    {
        await _world.Import(Estimate("2024-06-30", ("E01999901", 2), ("E01999902", 3)));
        Assert.Equal([("E01999901", 10), ("E01999902", 15)], Rows(await Ask(0, 4)));
        Assert.Equal([("E01999901", 2), ("E01999902", 3)], Rows(await Ask(90, 90)));
        Assert.Equal([("E01999901", 182), ("E01999902", 273)], Rows(await Ask(0, 90)));
        Assert.Empty((await Ask(5, 4)).Rows);
    }

    [Fact]
    public async Task A_small_area_in_no_locality_and_without_decile_is_counted_as_unknown()
    {
        await _world.Import(AreasWorld.Text("postcodes.csv", AreasWorld.Postcodes), AreasWorld.Text("imd-2019.csv", AreasWorld.Deciles), Estimate("2024-06-30", ("E01999901", 1), ("E01999902", 1), ("E01999903", 1)));
        Assert.Equal([("East", 2), ("West", null), (null, null)], (await Ask(0, 0)).Rows.Select(r => (r.Locality, r.ImdDecile)));
    }

    [Fact]
    public async Task The_newest_estimate_not_after_the_year_answers_and_names_its_day()
    {
        await _world.Import(Estimate("2022-06-30", ("E01999901", 1)));
        await _world.Import(Estimate("2024-06-30", ("E01999901", 2)));

        Assert.Equal([("E01999901", 2)], Rows(await Ask(0, 0)));
        Assert.Equal([("E01999901", 1)], Rows(await Ask(0, 0, 2023)));
        Assert.Equal("Mid-year population estimate, 30 June 2022", (await Ask(0, 0, 2023)).Source);
        Assert.Equal("Mid-year population estimate, 30 June 2024", (await Ask(0, 0, 2024)).Source);
        Assert.Null((await Ask(0, 0, 2021)).Source);
    }

    [Fact]
    public async Task A_revised_estimate_goes_before_the_first_and_nobody_is_counted_twice()
    {
        await _world.Import(Estimate("2024-06-30", ("E01999901", 1), ("E01999902", 1)));
        await _world.Import(Estimate("2024-06-30", ("E01999901", 5)));
        Assert.Equal([("E01999901", 5), ("E01999902", 1)], Rows(await Ask(0, 0)));

        await _world.Import(Estimate("2024-06-30", ("E01999901", 6), ("E01999902", 6)));
        Assert.Equal([("E01999901", 6), ("E01999902", 6)], Rows(await Ask(0, 0)));
        Assert.Single(await _world.Sql<Guid>("SELECT s.source_id FROM areas_version_source s JOIN areas_version v ON v.id = s.version_id WHERE v.state = 'Current'"));
    }

    [Fact]
    public async Task The_row_of_all_persons_alone_is_counted_and_other_geographies_are_passed_over()
    {
        var header = AreasWorld.Population("2024-06-30").TrimEnd();
        string Row(string code, string geography, string sex, int each) => $"2024-06-30,{code},Sandling 001A,{geography},{sex},0,{string.Join(',', Enumerable.Repeat(each, 91))}";
        await _world.Import(AreasWorld.Text("population.csv", string.Join('\n', header, Row("E01999901", "LSOA", "Females", 1), Row("E01999901", "LSOA", "Males", 1), Row("E01999901", "LSOA", "Persons", 2), Row("E05999901", "Ward", "Persons", 9))));
        Assert.Equal([("E01999901", 2)], Rows(await Ask(0, 0)));
    }

    private Task<GetPopulation.Answer> Ask(int from, int to, int? year = null) => _world.AsSystem().Ask(new GetPopulation(from, to, year));

    private static AreaFile Estimate(string day, params (string, int)[] areas) => AreasWorld.Text("population.csv", AreasWorld.Population(day, areas));

    private static IEnumerable<(string, int)> Rows(GetPopulation.Answer answer) => answer.Rows.Select(r => (r.Lsoa21, r.Residents));
}
