using Xunit;

namespace Neighbourhood.Modules.Areas.Imports;

/// <summary>ONS's postcode directory and look-up, in the names of this and of older releases.</summary>
public sealed class PostcodeLayoutTests
{
    [Theory]
    [InlineData("pcd7,pcd8,pcds,dointr,doterm,lad25cd,wd25cd,lsoa11cd,lsoa21cd")]
    [InlineData("pcd,pcd2,pcds,dointr,doterm,oslaua,osward,lsoa11,lsoa21")]
    [InlineData("pcd,pcd2,pcds,dointr,doterm,laua,ward,lsoa11,lsoa21")]
    [InlineData("PCD7, PCD8 ,PCDS,DOINTR,DOTERM,LAD24CD,WD24CD,LSOA11CD,LSOA21CD")]
    [InlineData("\"pcd7\",\"pcd8\",\"pcds\",\"dointr\",\"doterm\",\"ltla24cd\",\"wd24\",\"lsoa11\",\"lsoa21\"")]
    public async Task The_columns_of_each_release_are_found(string header)
    {
        await using var world = await AreasWorld.Start();
        var report = await world.Import("Sandling", [AreasWorld.Text("ONSPD.csv", header + """

            QX1 1AA,QX1  1AA,QX1 1AA,198001,,E06999901,E05999901,E01999801,E01999901
            QX1 1AB,QX1  1AB,QX1 1AB,198001,202312,E06999901,E05999901,E01999801,E01999901
            GX1 1AA,GX1  1AA,GX1 1AA,198001,,L99999999,L99999999,L99999999,L99999999
            """)]);

        var area = await world.AreaOf("QX1 1AA");
        Assert.Equal(("E01999901", "E01999801", "E05999901"), (area.Lsoa21, area.Lsoa11, area.WardCode));
        Assert.NotNull(area.NeighbourhoodId);
        Assert.Equal("E06999901", (await world.Sql<string>("SELECT authority_code FROM areas_postcode")).Single());
        Assert.False((await world.AreaOf("QX1 1AB")).Known);   // terminated
        Assert.Equal((1, 2, 0), (report.Files[0].Kept, report.Files[0].PassedOver, report.Files[0].LeftOutCount));
    }

    [Theory]
    [InlineData("lat,long", "55.100000,1.500000")]
    [InlineData("LAT,LONG", "55.1,1.5")]
    [InlineData("long,lat", "1.5,55.1")]
    [InlineData("lon,lat", "1.5,55.1")]
    [InlineData("Longitude,Latitude", " 1.5000000 , 55.1000001 ")]
    [InlineData("lat,lng,oseast1m,osnrth1m", "55.1,1.5,623456,587654")]
    public async Task The_place_of_a_postcode_is_kept_where_the_file_has_it(string header, string place)
    {
        await using var world = await AreasWorld.Start();
        await world.Import(AreasWorld.Text("ons.csv", $"pcds,lsoa21cd,{header}\nQX1 1AA,E01999901,{place}\n"));
        Assert.Equal(new(55.1m, 1.5m), (await world.Sql<Kept>("SELECT latitude, longitude FROM areas_postcode")).Single());
    }

    [Theory]
    [InlineData("lat,long", "99.999999,0.000000")] // ONS: no grid reference
    [InlineData("lat,long", ",")]
    [InlineData("lat,long", "55.1,")]
    [InlineData("lat,long", " ,1.5")]
    [InlineData("lat,note", "55.1,1.5")]
    [InlineData("oseast1m,osnrth1m", "623456,587654")]
    public async Task A_postcode_without_a_place_is_taken_all_the_same(string header, string place)
    {
        await using var world = await AreasWorld.Start();
        var report = await world.Import(AreasWorld.Text("ons.csv", $"pcds,lsoa21cd,{header}\nQX1 1AA,E01999901,{place}\n"));
        Assert.Equal((1, 0), (report.Files[0].Kept, report.Files[0].LeftOutCount));
        Assert.Equal(new(null, null), (await world.Sql<Kept>("SELECT latitude, longitude FROM areas_postcode")).Single());
    }

    [Theory]
    [InlineData("north,1.5", "\"north\" is not a latitude in the United Kingdom")]
    [InlineData("1.5,55.1", "\"1.5\" is not a latitude in the United Kingdom")] // exchanged
    [InlineData("0,0", "\"0\" is not a latitude in the United Kingdom")]
    [InlineData("48.999999,1.5", "\"48.999999\" is not a latitude in the United Kingdom")]
    [InlineData("61.000001,1.5", "\"61.000001\" is not a latitude in the United Kingdom")]
    [InlineData("55.1,east", "\"east\" is not a longitude in the United Kingdom")]
    [InlineData("55.1,-9.000001", "\"-9.000001\" is not a longitude in the United Kingdom")]
    [InlineData("55.1,2.000001", "\"2.000001\" is not a longitude in the United Kingdom")]
    [InlineData("55.1,1e0", "\"1e0\" is not a longitude in the United Kingdom")]
    [InlineData("99999999999999999999999999999999,1.5", "\"999999999999999999999999999999…\" is not a latitude in the United Kingdom")]
    public async Task A_place_that_cannot_be_leaves_its_row_out_with_the_reason(string place, string reason)
    {
        await using var world = await AreasWorld.Start();
        var report = await world.Import(AreasWorld.Text("ons.csv", $"pcds,lsoa21cd,lat,long\nQX1 1AA,E01999901,{place}\nQX1 1AB,E01999901,49,-9\nQX1 1AD,E01999901,61,2\n"));
        Assert.Equal((2, reason), Assert.Single(report.Files[0].LeftOut.Select(r => (r.Line, r.Reason))));
        Assert.Equal([new(49, -9), new(61, 2)], await world.Sql<Kept>("SELECT latitude, longitude FROM areas_postcode ORDER BY folded"));
    }

    private sealed record Kept(decimal? Latitude, decimal? Longitude);

    [Fact]
    public async Task The_newest_of_several_wards_is_taken()
    {
        await using var world = await AreasWorld.Start();
        await world.Import(AreasWorld.Text("ons.csv", "pcds,wd22cd,wd24cd,wd23cd,lsoa21cd\nQX1 1AA,E05999922,E05999924,E05999923,E01999901\n"));
        Assert.Equal("E05999924", (await world.AreaOf("QX1 1AA")).WardCode);
    }

    [Fact]
    public async Task A_rank_is_never_taken_for_a_decile()
    {
        await using var world = await AreasWorld.Start();
        var report = await world.Import(AreasWorld.Text("NSPL.csv", "pcds,doterm,lsoa21,imd\nQX1 1AA,,E01999901,7\nQX1 1AB,,E01999901,32844\n"));

        Assert.Null((await world.AreaOf("QX1 1AA")).ImdDecile);
        Assert.Contains("ranks, not deciles", report.Files[0].Note, StringComparison.Ordinal);
        Assert.Empty(await world.Sql<string>("SELECT lsoa FROM areas_decile"));
    }

    [Fact]
    public async Task A_file_of_2011_codes_alone_finds_its_deciles_and_leaves_the_2021_code_unknown()
    {
        await using var world = await AreasWorld.Start();
        await world.Import(AreasWorld.Text("old.csv", "pcds,lsoa11\nQX1 1AA,E01999901\n"), AreasWorld.Text("imd-2019.csv", AreasWorld.Deciles));

        var area = await world.AreaOf("QX1 1AA");
        Assert.Equal((true, null, "E01999901", 2), (area.Known, area.Lsoa21, area.Lsoa11, area.ImdDecile));
    }

    [Fact]
    public async Task A_changed_small_area_has_the_decile_of_the_2011_area_of_most_of_its_postcodes()
    {
        await using var world = await AreasWorld.Start();
        await world.Import(
            AreasWorld.Text("ons.csv", "pcds,lsoa11cd,lsoa21cd\nQX1 1AA,E01999801,E01999901\nQX1 1AB,E01999802,E01999901\nQX1 1AD,E01999802,E01999901\n"),
            AreasWorld.Text("imd-2019.csv", "lsoa11,imd_decile\nE01999801,1\nE01999802,8\n"));

        var area = await world.AreaOf("QX1 1AA");
        Assert.Equal(("E01999801", 8), (area.Lsoa11, area.ImdDecile));
    }

    [Fact]
    public async Task A_nations_file_beside_the_neighbourhoods_own_adds_what_that_lacks()
    {
        await using var world = await AreasWorld.Start();
        var own = AreasWorld.Text("own.csv", AreasWorld.Postcodes);
        await world.Import(own);
        await world.Import(AreasWorld.Text("ons.csv", "pcds,lsoa11cd,lsoa21cd\nQX1 1AA,E01999801,E01999901\nQX1 1AZ,E01999801,E01999901\nQX7 7AA,E01999870,E01999970\n"));

        var both = await world.AreaOf("QX1 1AA");
        Assert.Equal(("East", "Quay", "E01999801"), (both.Locality, both.Ward, both.Lsoa11));
        var onsAlone = await world.AreaOf("QX1 1AZ");   // new since the neighbourhood's own file: where its small area lies
        Assert.Equal(("East", both.NeighbourhoodId), (onsAlone.Locality, onsAlone.NeighbourhoodId));
        var outside = await world.AreaOf("QX7 7AA");
        Assert.Equal((true, null, null, "E01999970"), (outside.Known, outside.Locality, outside.NeighbourhoodId, outside.Lsoa21));
    }
}
