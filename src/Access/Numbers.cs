using System.Globalization;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access;

/// <summary>Settings of this module, as what they are.</summary>
internal static class Numbers
{
    /// <summary>A setting that is a whole number.</summary>
    internal static async Task<int> Number(this ISend send, string key, CancellationToken ct) =>
        int.Parse(await send.Ask(new GetSetting(key), ct), NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>A setting that is a list of roles, by code.</summary>
    internal static async Task<IReadOnlySet<string>> Roles(this ISend send, string key, CancellationToken ct) =>
        (await send.Ask(new GetSetting(key), ct)).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);

    /// <summary>A setting that is on or off.</summary>
    internal static async Task<bool> Switch(this ISend send, string key, CancellationToken ct) => await send.Ask(new GetSetting(key), ct) == "on";
}
