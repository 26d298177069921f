using Neighbourhood.Areas.Contracts;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Areas.Postcodes;

public sealed class AnswerGetDistancesTests : IAsyncLifetime
{
    private World _world = null!;

    public async ValueTask InitializeAsync() => _world = await AreasWorld.Start();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private Task<IReadOnlyList<GetDistances.Distance>> Ask(string[] from, string[] to, DateOnly? on = null) =>
        _world.AsSystem().Ask(new GetDistances(from, to, on ?? new DateOnly(2026, 3, 2)));

    private async Task<(int? Metres, bool SameSmallArea)> Between(string one, string other, DateOnly? on = null)
    {
        var there = Assert.Single(await Ask([one], [other], on));
        Assert.Equal([there with { From = other, To = one }], await Ask([other], [one], on));
        return (there.Metres, there.SameSmallArea);
    }

    [Theory]
    [InlineData("QX1 1AA", "QX1 1AB", 500, false)]
    [InlineData("QX1 1AA", "QX1 1AD", 501, true)]
    [InlineData("QX1 1AB", "QX1 1AD", 1, false)]
    [InlineData("QX1 1AA", "qx11aa", 0, true)]
    [InlineData("QX1 1AA", "QX1 1AE", null, true)]
    [InlineData("QX1 1AA", "QX1 1AF", null, false)]
    [InlineData("QX1 1AE", "QX1 1AE", null, true)]
    [InlineData("QX1 1AE", "QX1 1AF", null, false)]
    [InlineData("QX1 1AA", "QX9 9ZZ", null, false)]
    [InlineData("QX9 9ZZ", "QX9 9ZZ", null, false)]
    [InlineData("QX1 1AA", "nonsense", null, false)]
    [InlineData("", "'; DROP TABLE areas_postcode; --", null, false)]
    public async Task Two_postcodes_are_so_far_apart_or_it_is_not_known(string one, string other, int? metres, bool sameSmallArea)
    {
        await _world.Import(AreasWorld.Text("placed.csv", AreasWorld.Placed));
        Assert.Equal((metres, sameSmallArea), await Between(one, other));
    }

    [Fact]
    public async Task Each_of_one_list_is_answered_with_each_of_the_other_as_it_was_given_and_once()
    {
        await _world.Import(AreasWorld.Text("placed.csv", AreasWorld.Placed));
        Assert.Equal(
            [("QX1 1AA", "QX1 1AB", 500), ("QX1 1AA", "nowhere", null), ("QX1 1AA", " qx11aa", 0), ("qx1 1ad", "QX1 1AB", 1), ("qx1 1ad", "nowhere", null), ("qx1 1ad", " qx11aa", (int?)501)],
            (await Ask(["QX1 1AA", "qx1 1ad", "QX1 1AA"], ["QX1 1AB", "nowhere", " qx11aa", "nowhere"])).Select(d => (d.From, d.To, d.Metres)));
        Assert.Empty(await Ask([], ["QX1 1AA"]));
        Assert.Empty(await Ask(["QX1 1AA"], []));
    }

    [Fact]
    public async Task Before_anything_was_imported_nothing_is_known() => Assert.Equal((null, false), await Between("QX1 1AA", "QX1 1AA"));

    [Fact]
    public async Task What_the_neighbourhoods_own_file_does_not_say_a_nations_does_and_its_own_goes_first()
    {
        await _world.Import(AreasWorld.Text("ons.csv", "pcds,lsoa11cd,lsoa21cd,lat,long\nQX1 1AA,E01999801,E01999901,55.2,1.5\nQX1 1AE,E01999801,E01999903,55.1045,1.5\nQX1 1AG,E01999801,E01999903,,\n"));
        await _world.Import(AreasWorld.Text("placed.csv", AreasWorld.Placed));
        Assert.Equal((500, true), await Between("QX1 1AA", "QX1 1AE")); // from 55.1, not from 55.2
        Assert.Equal((null, true), await Between("QX1 1AA", "QX1 1AG")); // one small area by the codes of 2011
        Assert.Equal((null, false), await Between("QX1 1AB", "QX1 1AG"));
    }

    [Fact]
    public async Task The_areas_of_the_day_answer()
    {
        _world.Clock.MoveTo(new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero));
        await _world.Import(AreasWorld.Text("placed.csv", AreasWorld.Placed));
        _world.Clock.MoveTo(new DateTimeOffset(2026, 4, 2, 10, 0, 0, TimeSpan.Zero));
        await _world.Import(AreasWorld.Text("moved.csv", AreasWorld.Placed.Replace("55.1045", "55.11", StringComparison.Ordinal)));
        Assert.Equal((500, false), await Between("QX1 1AA", "QX1 1AB", new DateOnly(2026, 4, 1)));
        Assert.Equal((1112, false), await Between("QX1 1AA", "QX1 1AB", new DateOnly(2026, 4, 2)));
    }

    [Fact]
    public async Task More_than_a_statement_takes_are_asked_at_once()
    {
        await _world.Import(AreasWorld.Text("placed.csv", AreasWorld.Placed));
        var many = (from a in Enumerable.Range(0, 9) from b in Enumerable.Range(0, 10) from c in Enumerable.Range(0, 20) select $"QX{a}{b} 2A{(char)('A' + c)}").ToArray();
        var far = await Ask([.. many, "QX1 1AB"], ["QX1 1AA"]);
        Assert.Equal(1801, far.Count);
        Assert.Equal(("QX1 1AB", 500), Assert.Single(far.Where(d => d.Metres is not null).Select(d => (d.From, d.Metres!.Value))));
    }
}
