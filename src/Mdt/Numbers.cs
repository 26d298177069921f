using System.Globalization;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt;

/// <summary>Settings of this module that are numbers.</summary>
internal static class Numbers
{
    /// <summary>A setting that is a whole number.</summary>
    internal static async Task<int> Number(this ISend send, string key, Guid? areaId = null, CancellationToken ct = default) =>
        int.Parse(await send.Ask(new GetSetting(key, areaId), ct), NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>A setting that is a span, as "6..12"; one number alone is both ends.</summary>
    internal static async Task<(int Least, int Most)> Span(this ISend send, string key, Guid? areaId = null, CancellationToken ct = default)
    {
        var ends = (await send.Ask(new GetSetting(key, areaId), ct)).Split("..").Select(e => int.Parse(e, NumberStyles.None, CultureInfo.InvariantCulture)).ToList();
        return (ends[0], ends[^1]);
    }
}
