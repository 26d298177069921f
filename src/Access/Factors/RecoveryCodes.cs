using System.Security.Cryptography;

namespace Neighbourhood.Access.Factors;

/// <summary>Codes for the day on which the telephone is lost: shown once, each good once.</summary>
internal static class RecoveryCodes
{
    internal const int Count = 8;

    private const int Length = 12;
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    internal static IReadOnlyList<string> New() => [.. Enumerable.Range(0, Count).Select(_ => Grouped(RandomNumberGenerator.GetString(Letters, Length)))];

    /// <summary>As it is compared: case, spaces and hyphens do not count. Null for what cannot be one.</summary>
    internal static string? Plain(string? typed) => Totp.Plain(typed).ToLowerInvariant() is { Length: Length } plain && plain.All(Letters.Contains) ? plain : null;

    private static string Grouped(string plain) => string.Join('-', plain.Chunk(4).Select(four => new string(four)));
}
