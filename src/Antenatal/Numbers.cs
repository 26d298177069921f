using System.Globalization;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal;

/// <summary>Settings that are numbers.</summary>
internal static class Numbers
{
    internal static async Task<int> Number(this ISend send, string key, Guid? areaId = null, CancellationToken ct = default) =>
        int.Parse(await send.Ask(new GetSetting(key, areaId), ct), CultureInfo.InvariantCulture);

    /// <summary>A setting that is a span, as "10..14".</summary>
    internal static async Task<(int Least, int Most)> Span(this ISend send, string key, Guid? areaId = null, CancellationToken ct = default)
    {
        var ends = (await send.Ask(new GetSetting(key, areaId), ct)).Split("..").Select(end => int.Parse(end, NumberStyles.None, CultureInfo.InvariantCulture)).ToList();
        return (ends[0], ends[^1]);
    }
}
