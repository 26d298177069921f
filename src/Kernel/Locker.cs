using System.Security.Cryptography;

namespace Neighbourhood.Kernel;

/// <summary>
/// Encrypts what a row keeps and nobody may read in the database: AES-256-GCM with a random nonce for each, bound to the row that it stands in, under a key that is
/// derived from the Kernel's own for this purpose, and so is never in the database.
/// </summary>
public abstract class Locker(DigestKey key, string purpose)
{
    private const int NonceLength = 12;
    private const int TagLength = 16;

    private readonly byte[] _key = Convert.FromHexString(key.Of(purpose));

    public string Close(Guid row, ReadOnlySpan<byte> secret)
    {
        var kept = new byte[NonceLength + TagLength + secret.Length];
        RandomNumberGenerator.Fill(kept.AsSpan(0, NonceLength));
        using var aes = new AesGcm(_key, TagLength);
        aes.Encrypt(kept.AsSpan(0, NonceLength), secret, kept.AsSpan(NonceLength + TagLength), kept.AsSpan(NonceLength, TagLength), row.ToByteArray());
        return Convert.ToBase64String(kept);
    }

    /// <summary>Null for what was not closed here for this row: another text, another row's, another key's.</summary>
    public byte[]? Open(Guid row, string? closed)
    {
        if (closed is null) return null;
        var kept = new byte[closed.Length];
        if (!Convert.TryFromBase64String(closed, kept, out var length) || length <= NonceLength + TagLength) return null;
        var secret = new byte[length - NonceLength - TagLength];
        try
        {
            using var aes = new AesGcm(_key, TagLength);
            aes.Decrypt(kept.AsSpan(0, NonceLength), kept.AsSpan(NonceLength + TagLength, secret.Length), kept.AsSpan(NonceLength, TagLength), secret, row.ToByteArray());
            return secret;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    /// <summary>What may be compared and never read, under the Kernel's own key.</summary>
    protected string Digest(string text) => key.Of(text);
}
