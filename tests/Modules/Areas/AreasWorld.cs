using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Areas;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Areas.Imports;
using Neighbourhood.Testing;

namespace Neighbourhood.Modules.Areas;

/// <summary>A world with the areas alone, and small files for it.</summary>
internal static class AreasWorld
{
    internal const string Postcodes = """
        postcode,ward_code,ward_name,lsoa_code,lsoa_name,locality,la_code,la_name
        QX1 1AA,E05999901,Quay,E01999901,Sandling 001A,East,E06999901,Sandling
        QX1 1AB,E05999901,Quay,E01999901,Sandling 001A,East,E06999901,Sandling
        QX1 1AD,E05999902,Moor,E01999902,Sandling 001B,West,E06999901,Sandling
        """;

    /// <summary>500 and 501 metres north of the first; one without a place in the small area of the first, one in another.</summary>
    internal const string Placed = """
        postcode,lsoa_code,locality,la_name,lat,long
        QX1 1AA,E01999901,East,Sandling,55.1,1.5
        QX1 1AB,E01999902,East,Sandling,55.1045,1.5
        QX1 1AD,E01999901,East,Sandling,55.10451,1.5
        QX1 1AE,E01999901,East,Sandling,,
        QX1 1AF,E01999902,East,Sandling,,
        """;

    internal const string Deciles = """
        lsoa11,imd_decile,imd_score
        E01999901,2,40.1
        """;

    internal static Task<World> Start() => World.Start(new AreasModule());

    internal static AreaFile Text(string name, string content) => Bytes(name, Encoding.UTF8.GetBytes(content));

    internal static AreaFile Bytes(string name, byte[] content) => new(name, () => new MemoryStream(content));

    internal static Task<ImportAreas.Report> Import(this World world, params AreaFile[] files) => world.Import(null, files);

    internal static Task<ImportAreas.Report> Import(this World world, string? neighbourhood, AreaFile[] files, ImportAreas.Progress? progress = null, CancellationToken ct = default) =>
        world.AsSystem().With(services => services.GetRequiredService<ImportAreas.Work>().Run(files, neighbourhood, "a test", progress ?? ((_, _, _) => { }), ct));

    internal static Task<GetAreaOf.Area> AreaOf(this World world, string postcode, DateOnly? on = null) =>
        world.AsSystem().Ask(new GetAreaOf(postcode, on ?? new DateOnly(2026, 3, 2)));

    /// <summary>A population file: each LSOA with so many residents at every age.</summary>
    internal static string Population(string day, params (string Lsoa, int AtEachAge)[] areas)
    {
        var ages = string.Join(',', Enumerable.Range(0, 90).Select(a => $"{a}").Append("90+"));
        var text = new StringBuilder($"period,area_code,area_name,geography,sex,all_ages,{ages}\n");
        foreach (var (lsoa, each) in areas)
            text.Append($"{day},{lsoa},Sandling {lsoa[^4..]},LSOA,Persons,{each * 91},{string.Join(',', Enumerable.Repeat(each, 91))}\n");
        return text.ToString();
    }
}
