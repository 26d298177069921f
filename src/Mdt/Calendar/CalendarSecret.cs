using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Calendar;

/// <summary>The secret in the address of a worker's calendar: 256 random bits, shown once, kept as a keyed digest.</summary>
internal static class CalendarSecret
{
    internal static string New() => RandomNumberGenerator.GetHexString(64, lowercase: true);

    internal static string Digest(DigestKey key, string? secret) => key.Of($"calendar {secret}");

    internal static string Path(string secret) => $"/mdt/calendar/{secret}.ics";

    /// <summary>Where a request comes from, as a keyed digest: the address, or the first half of an IPv6 one, since somebody with IPv6 has more addresses than they can use up.</summary>
    internal static string? Network(DigestKey key, IPAddress? address)
    {
        if (address is null) return null;
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return key.Of($"calendar from {(address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString())}");
    }
}
