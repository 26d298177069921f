using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Neighbourhood.Access.Factors;

/// <summary>
/// The codes of an authenticator app: TOTP of RFC 6238 with HMAC-SHA1, thirty seconds and six digits, which every app knows.
/// </summary>
internal static class Totp
{
    internal const int Digits = 6;

    /// <summary>160 bits, as RFC 4226 recommends.</summary>
    internal const int SecretLength = 20;

    private const int Seconds = 30;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    internal static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretLength);

    /// <summary>The thirty seconds in which an instant lies, counted from 1970.</summary>
    internal static int Step(DateTimeOffset now) => (int)(now.ToUnixTimeSeconds() / Seconds);

    /// <summary>The code of one step (RFC 4226, section 5.3).</summary>
    internal static string Code(ReadOnlySpan<byte> secret, long step, int digits = Digits)
    {
        Span<byte> moving = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(moving, step);
        Span<byte> mac = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // authenticator apps know no other; the construction does not lean on collision resistance
        HMACSHA1.HashData(secret, moving, mac);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadUInt32BigEndian(mac[(mac[^1] & 0xF)..]) & 0x7FFF_FFFF;
        var modulus = 1u;
        for (var i = 0; i < digits; i++) modulus *= 10;
        return (number % modulus).ToString($"D{digits}", CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// The step whose code this is: now, or one before or after for a clock that is a little off. Null where it is none of them, or
    /// was taken before: a step counts once, and so does every one before it.
    /// </summary>
    /// <param name="typed">Spaces within do not count: apps show "123 456".</param>
    internal static int? Fits(ReadOnlySpan<byte> secret, string? typed, DateTimeOffset now, int lastStep)
    {
        var code = Plain(typed);
        if (code.Length != Digits || !code.All(char.IsAsciiDigit)) return null;
        int? found = null;
        for (var step = Step(now) - 1; step <= Step(now) + 1; step++)
        {
            // Every step is compared, and each in the same time, so that how long it takes tells nothing.
            var same = CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(Code(secret, step)), System.Text.Encoding.ASCII.GetBytes(code));
            if (same && step > lastStep && found is null) found = step;
        }
        return found;
    }

    internal static string Plain(string? typed) => string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c) && c != '-'));

    /// <summary>As apps take a secret that is typed (RFC 4648, without padding).</summary>
    internal static string Text(ReadOnlySpan<byte> secret)
    {
        var (text, bits, count) = (new System.Text.StringBuilder(), 0, 0);
        foreach (var one in secret)
        {
            (bits, count) = ((bits << 8) | one, count + 8);
            while (count >= 5)
            {
                text.Append(Base32[(bits >> (count - 5)) & 31]);
                count -= 5;
            }
            bits &= (1 << count) - 1;
        }
        if (count > 0) text.Append(Base32[(bits << (5 - count)) & 31]);
        return text.ToString();
    }

    /// <summary>What an app reads from the picture, or opens as a link on the same telephone.</summary>
    internal static string Link(string email, ReadOnlySpan<byte> secret) =>
        $"otpauth://totp/Neighbourhood:{Uri.EscapeDataString(email)}?secret={Text(secret)}&issuer=Neighbourhood&algorithm=SHA1&digits={Digits}&period={Seconds}";
}
