using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Areas.Demonstration;
using Neighbourhood.Areas.Postcodes;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Areas.Demonstration;

public sealed class MakesMarramBayTests : IAsyncLifetime
{
    private readonly Demo _demo = new(60, "not-a-password");
    private World _world = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await AreasWorld.Start();
        await _world.AsSystem().With(async services =>
        {
            await services.GetServices<IDemoPart>().OfType<MakesMarramBay>().Single().Make(_demo, CancellationToken.None);
            return true;
        });
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task It_has_four_localities_and_leaves_their_ids_for_the_other_parts()
    {
        var bay = Assert.Single(await _world.AsSystem().Ask(new GetNeighbourhoods()));
        Assert.Equal(bay.Id, _demo.Areas[MakesMarramBay.Name]);
        Assert.Equal(bay.Id, _demo.Ids["neighbourhood"]);
        Assert.Equal(4, bay.Localities.Count);
        Assert.All(bay.Localities, locality => Assert.Equal(locality.Id, _demo.Areas[locality.Name]));
    }

    [Fact]
    public async Task Its_24_small_areas_have_every_decile_and_one_has_none()
    {
        var rows = (await _world.AsSystem().Ask(new GetPopulation(0, 4))).Rows;
        Assert.Equal(24, rows.Count);
        Assert.Equal(Enumerable.Range(1, 10), rows.Select(r => r.ImdDecile).OfType<int>().Distinct().Order());
        Assert.Single(rows, r => r.ImdDecile is null);
        Assert.All(rows, r => Assert.True(r is { LocalityId: not null, Residents: > 0 }));
    }

    [Fact]
    public async Task Its_postcodes_lie_in_the_open_sea_those_of_one_small_area_within_500_metres_and_some_of_the_next_one_too()
    {
        var far = await _world.AsSystem().Ask(new GetDistances([.. _demo.Postcodes], [.. _demo.Postcodes], new DateOnly(2026, 3, 2)));
        Assert.Equal(120 * 120, far.Count);
        Assert.All(far, d => Assert.Equal(d.From == d.To, d.Metres == 0));
        Assert.All(far.Where(d => d.SameSmallArea), d => Assert.InRange(d.Metres!.Value, 0, 500));
        Assert.Contains(far, d => d is { SameSmallArea: false, Metres: <= 500 });
        Assert.InRange(far.Max(d => d.Metres!.Value), 3000, 6000); // the whole bay
        Assert.DoesNotContain(far, d => d.From.StartsWith("QX1", StringComparison.Ordinal) && d.To.StartsWith("QX4", StringComparison.Ordinal) && d.Metres <= 500); // the corners across
        Assert.Equal([0], await _world.Sql<int>("SELECT COUNT(*) FROM areas_postcode WHERE latitude < 55 OR latitude > 55.2 OR longitude < 1.4 OR longitude > 1.6")); // open sea
    }

    [Fact]
    public async Task Its_postcodes_are_known_here_have_the_right_shape_and_cannot_exist()
    {
        Assert.Equal(120, _demo.Postcodes.Distinct().Count());
        Assert.All(_demo.Postcodes, postcode =>
        {
            Assert.StartsWith("Q", postcode, StringComparison.Ordinal);   // no postcode area does
            Assert.Equal(postcode, PostcodeShape.Read(postcode)?.Postcode);
        });
        foreach (var postcode in _demo.Postcodes)
        {
            var area = await _world.AreaOf(postcode);
            Assert.True(area is { Known: true, LocalityId: not null, NeighbourhoodId: not null }, postcode);
            Assert.True(string.CompareOrdinal(area.Lsoa21, "E01999900") > 0, postcode);   // far above what ONS has issued
        }
    }
}
