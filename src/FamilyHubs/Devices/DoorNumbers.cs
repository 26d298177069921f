using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Devices;

/// <summary>What to ring where a device has no network: the area's numbers, and its duty service at any hour, since a device keeps them for a day.</summary>
internal static class DoorNumbers
{
    internal static async Task<IReadOnlyList<string>> Numbers(this ISend send, Guid? areaId, CancellationToken ct) =>
        Of(await send.Ask(new GetSetting("safeguarding.numbers", areaId), ct), await send.Ask(new GetSetting("safeguarding.leads", areaId), ct));

    /// <param name="numbers">With commas or semicolons between them.</param>
    /// <param name="leads">"Mon-Fri 09:00-17:00 lead anna@example.org 01632 960001; Mon-Sun 00:00-24:00 duty 01632 960002": of these the duty services without an account.</param>
    internal static IReadOnlyList<string> Of(string numbers, string leads) =>
    [
        .. Parts(numbers, ',', ';').Concat(Parts(leads, ';').Select(Duty).OfType<string>()).Distinct(StringComparer.Ordinal),
    ];

    private static string? Duty(string entry) =>
        entry.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, _, var post, .. { Length: > 0 } rest] && post.Equals("duty", StringComparison.OrdinalIgnoreCase) && rest.All(word => !word.Contains('@', StringComparison.Ordinal))
            ? string.Join(' ', rest) : null;

    private static string[] Parts(string text, params char[] between) => text.Split(between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
