using System.Net;
using System.Net.Sockets;

namespace Neighbourhood.Kernel;

/// <summary>Where a request comes from, for counting tries: never stored as it is, only its digest.</summary>
public static class Network
{
    /// <summary>The IPv4 address, or the first half of an IPv6 one, since somebody with IPv6 has more addresses than they can use up; null where it is not known.</summary>
    public static string? Of(IPAddress? address)
    {
        if (address is null) return null;
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
    }
}
