using System.Security.Cryptography;
using System.Text;

namespace Neighbourhood.Access.Tokens;

/// <summary>The text of an API token: 256 random bits after a prefix that scanners for leaked secrets can look for.</summary>
internal static class Secret
{
    internal const string Prefix = "nbh_";

    internal static string New() => Prefix + RandomNumberGenerator.GetHexString(64, lowercase: true);

    /// <summary>What is kept of it. A plain hash is enough where the text cannot be guessed.</summary>
    internal static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
