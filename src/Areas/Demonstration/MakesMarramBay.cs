using System.Globalization;
using System.Text;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Areas.Imports;
using Neighbourhood.Kernel;

namespace Neighbourhood.Areas.Demonstration;

/// <summary>The demo's neighbourhood: a bay with four localities that is on no map, imported as a real one would be.</summary>
/// <remarks>
/// Nothing in it can be taken for a real place: no postcode area begins with Q (the letters Q, V and X are not used in the
/// first place), the codes of small areas and wards lie far above those that ONS has issued, and it lies in the open North Sea.
/// </remarks>
internal sealed class MakesMarramBay(ImportAreas.Work work, ISend send) : IDemoPart
{
    internal const string Name = "Marram Bay";
    private const int InLocality = 6;
    private static readonly string[] Localities = ["Gullmarsh", "Lanternhill", "Saltpan", "Wrackfield"];
    private static readonly string[] Units = ["AA", "AB", "AD", "AE", "AF"];

    /// <summary>By small area, in order; the last has none, as happens where codes changed.</summary>
    private static readonly int?[] Deciles = [1, 2, 1, 3, 4, 2, 9, 10, 7, 8, 10, 6, 3, 5, 4, 6, 5, 2, 7, 8, 9, 6, 5, null];

    public int Order => 10;

    public string Says => $"{Name}: a neighbourhood with four localities and {Deciles.Length} small areas";

    public async Task Make(Demo demo, CancellationToken ct)
    {
        await work.Run([Postcodes(), ImdDeciles(), Residents()], null, "the demo", (what, _, share) => demo.Progress(what == "Loading" ? share : 0), ct);
        var made = (await send.Ask(new GetNeighbourhoods(), ct)).Single(n => n.Name == Name);
        demo.Areas[made.Name] = demo.Ids["neighbourhood"] = made.Id;
        foreach (var locality in made.Localities) demo.Areas[locality.Name] = locality.Id;
        foreach (var postcode in Enumerable.Range(0, Deciles.Length).SelectMany(PostcodesOf)) demo.Postcodes.Add(postcode);
    }

    private static string Code(int area) => (1999901 + area).ToString("'E0'0", CultureInfo.InvariantCulture);

    private static string AreaName(int area) => $"{Name} {(area / InLocality) + 1:000}{(char)('A' + (area % InLocality))}";

    /// <summary>"QX1 1AA": the district is the locality's, the sector the small area's.</summary>
    private static IEnumerable<string> PostcodesOf(int area) => Units.Select(unit => $"QX{(area / InLocality) + 1} {(area % InLocality) + 1}{unit}");

    private static AreaFile Postcodes()
    {
        var rows = Enumerable.Range(0, Deciles.Length).SelectMany(area => PostcodesOf(area).Select((postcode, unit) =>
        {
            var at = area / InLocality;
            var (latitude, longitude) = Lies(area, unit);
            return string.Create(CultureInfo.InvariantCulture, $"{postcode},E059999{at + 1:00},{Localities[at]},{Code(area)},{AreaName(area)},{Localities[at]},E06999901,{Name},{longitude},{latitude}");
        }));
        return Made("marram-bay-postcodes.csv", "postcode,ward_code,ward_name,lsoa_code,lsoa_name,locality,la_code,la_name,lon,lat", rows);
    }

    /// <summary>
    /// Four rows of six small areas, some 650 metres apart, a locality in each corner; a small area's postcodes stand 100 metres apart from south-west to north-east. So any two of one small area are within
    /// 500 metres, and so are some of a small area and the next one north or south.
    /// </summary>
    private static (decimal Latitude, decimal Longitude) Lies(int area, int unit)
    {
        var (locality, within, middle) = (area / InLocality, area % InLocality, unit - (Units.Length / 2));
        var (row, column) = ((locality / 2 * 2) + (within / 3), (locality % 2 * 3) + (within % 3));
        return (55.1m - (row * 0.006m) + (middle * 0.0008m), 1.5m + (column * 0.01m) + (middle * 0.0008m));
    }

    private static AreaFile ImdDeciles() => Made("marram-bay-imd-2019.csv", "lsoa11,imd_decile",
        Deciles.Index().Where(d => d.Item is not null).Select(d => $"{Code(d.Index)},{d.Item}"));

    private static AreaFile Residents()
    {
        var ages = Enumerable.Range(0, PopulationLayout.Ages).ToList();
        return Made("marram-bay-population-2024.csv", $"period,area_code,area_name,geography,sex,{string.Join(',', ages)}",
            Deciles.Index().Select(d => $"2024-06-30,{Code(d.Index)},{AreaName(d.Index)},LSOA,Persons,{string.Join(',', ages.Select(age => AtAge(d.Index, d.Item ?? 5, age)))}"));
    }

    /// <summary>More children where there is more deprivation, fewer people beyond 60; uneven as life is, and the same each time.</summary>
    private static int AtAge(int area, int decile, int age)
    {
        var usual = age switch { < 18 => 26 - decile, < 60 => 20, < 75 => 15 + (decile / 2), < 90 => 9, _ => 12 };
        return usual + (((area * 7) + (age * 5)) % 6);
    }

    private static AreaFile Made(string name, string header, IEnumerable<string> rows)
    {
        var content = Encoding.UTF8.GetBytes(string.Join('\n', rows.Prepend(header)));
        return new AreaFile(name, () => new MemoryStream(content, writable: false));
    }
}
