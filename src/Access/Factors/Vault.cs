using System.Security.Cryptography;
using System.Text;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Factors;

/// <summary>
/// Encrypts the secrets of authenticator apps: AES-256-GCM with a random nonce for each, bound to its account, under a key that is
/// derived from the Kernel's own and so is never in the database.
/// </summary>
internal sealed class Vault(DigestKey key)
{
    private const int NonceLength = 12;
    private const int TagLength = 16;

    private readonly byte[] _key = Convert.FromHexString(key.Of("access: secrets of second factors"));

    internal string Close(Guid account, ReadOnlySpan<byte> secret)
    {
        var kept = new byte[NonceLength + TagLength + secret.Length];
        RandomNumberGenerator.Fill(kept.AsSpan(0, NonceLength));
        using var aes = new AesGcm(_key, TagLength);
        aes.Encrypt(kept.AsSpan(0, NonceLength), secret, kept.AsSpan(NonceLength + TagLength), kept.AsSpan(NonceLength, TagLength), account.ToByteArray());
        return Convert.ToBase64String(kept);
    }

    /// <summary>Null for what was not closed here for this account: another text, another account's, another key's.</summary>
    internal byte[]? Open(Guid account, string? closed)
    {
        if (closed is null || closed.Length > 400) return null;
        var kept = new byte[closed.Length];
        if (!Convert.TryFromBase64String(closed, kept, out var length) || length <= NonceLength + TagLength) return null;
        var secret = new byte[length - NonceLength - TagLength];
        try
        {
            using var aes = new AesGcm(_key, TagLength);
            aes.Decrypt(kept.AsSpan(0, NonceLength), kept.AsSpan(NonceLength + TagLength, secret.Length), kept.AsSpan(NonceLength, TagLength), secret, account.ToByteArray());
            return secret;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    /// <summary>What is kept of a recovery code: it is short, so the hash is keyed.</summary>
    internal string Hash(string recoveryCode) => key.Of($"recovery {Encoding.UTF8.GetByteCount(recoveryCode)} {recoveryCode}");
}
