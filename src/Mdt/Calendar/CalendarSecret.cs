using System.Net;
using System.Security.Cryptography;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Calendar;

/// <summary>The secret in the address of a worker's calendar: 256 random bits, shown once, kept as a keyed digest.</summary>
internal static class CalendarSecret
{
    internal static string New() => RandomNumberGenerator.GetHexString(64, lowercase: true);

    internal static string Digest(DigestKey key, string? secret) => key.Of($"calendar {secret}");

    internal static string Path(string secret) => $"/mdt/calendar/{secret}.ics";

    /// <summary>Where a request comes from, as a keyed digest; null where that is not known.</summary>
    internal static string? From(DigestKey key, IPAddress? address) => Network.Of(address) is { } network ? key.Of($"calendar from {network}") : null;
}
