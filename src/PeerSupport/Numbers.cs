using System.Globalization;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport;

/// <summary>Settings that are numbers.</summary>
internal static class Numbers
{
    internal static async Task<int> Number(this ISend send, string key, Guid? areaId = null, CancellationToken ct = default) =>
        int.Parse(await send.Ask(new GetSetting(key, areaId), ct), CultureInfo.InvariantCulture);
}
