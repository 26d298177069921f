using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Neighbourhood.EndToEnd.Browser;

/// <summary>An authenticator app as people have it on their telephone: a typed key, and the codes of RFC 6238 for it.</summary>
internal sealed class AuthenticatorApp
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private readonly byte[] _secret;
    private long _step = DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30;

    /// <param name="key">As the page shows it, in groups of four.</param>
    internal AuthenticatorApp(string key)
    {
        var bits = string.Concat(key.Where(c => !char.IsWhiteSpace(c)).Select(c => Convert.ToString(Base32.IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        _secret = [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }

    /// <summary>A code that was not shown before: the second comes half a minute early, which the program allows, so that no test waits.</summary>
    internal string NextCode()
    {
        var moving = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(moving, _step++);
#pragma warning disable CA5350 // what RFC 6238 says, and what apps know
        var mac = HMACSHA1.HashData(_secret, moving);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadUInt32BigEndian(mac.AsSpan(mac[^1] & 0xF)) & 0x7FFF_FFFF;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
