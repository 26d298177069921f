using System.Security.Cryptography;
using System.Text.Json;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Losses;

/// <summary>
/// Seals a loss that is not recorded yet, since it holds its type: AES-256-GCM with a random nonce for each, bound to the row it stands in,
/// under a key that is derived from the Kernel's own and so is never in the database.
/// </summary>
internal sealed class LossVault(DigestKey key)
{
    private const int NonceLength = 12;
    private const int TagLength = 16;

    private readonly byte[] _key = Convert.FromHexString(key.Of("antenatal: losses that wait to be recorded"));

    internal string Close(Guid id, AskedLoss asked)
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(asked);
        var kept = new byte[NonceLength + TagLength + plain.Length];
        RandomNumberGenerator.Fill(kept.AsSpan(0, NonceLength));
        using var aes = new AesGcm(_key, TagLength);
        aes.Encrypt(kept.AsSpan(0, NonceLength), plain, kept.AsSpan(NonceLength + TagLength), kept.AsSpan(NonceLength, TagLength), id.ToByteArray());
        return Convert.ToBase64String(kept);
    }

    /// <exception cref="InvalidOperationException">It was not closed here, for this row, with this key.</exception>
    internal AskedLoss Open(Guid id, string closed)
    {
        var kept = Convert.FromBase64String(closed);
        var plain = new byte[kept.Length - NonceLength - TagLength];
        try
        {
            using var aes = new AesGcm(_key, TagLength);
            aes.Decrypt(kept.AsSpan(0, NonceLength), kept.AsSpan(NonceLength + TagLength), kept.AsSpan(NonceLength, TagLength), plain, id.ToByteArray());
        }
        catch (AuthenticationTagMismatchException other)
        {
            throw new InvalidOperationException("What was kept was closed with another key.", other);
        }
        return JsonSerializer.Deserialize<AskedLoss>(plain)!;
    }
}
