using System.Security.Cryptography;
using System.Text;

namespace Neighbourhood.Kernel;

/// <summary>The key of the digests that stand where a value must not: in the audit and in the answers kept for retries.</summary>
public sealed class DigestKey(byte[] key)
{
    /// <summary>64 hexadecimal digits; equal for equal text, telling nothing of it to whoever lacks the key.</summary>
    public string Of(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));

    /// <summary>Another key for another purpose, made of this one: what is signed for the one says nothing for the other.</summary>
    internal DigestKey For(string purpose) => new(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(purpose)));

    /// <summary>16 digits by which two programs see that they have the same key.</summary>
    internal string Mark => For("mark").Of("")[..16];

    /// <summary>The configured key or the one beside the embedded database; null where none was made yet.</summary>
    internal static DigestKey? Existing(KernelSettings settings) =>
        settings.DigestKey is { } configured ? new DigestKey(configured)
        : File.Exists(FileOf(settings)) ? new DigestKey(File.ReadAllBytes(FileOf(settings)))
        : null;

    private static string FileOf(KernelSettings settings) => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(settings.File))!, "digest.key");

    /// <summary>The configured key, or the one beside the embedded database, made at the first start.</summary>
    internal static DigestKey From(KernelSettings settings)
    {
        if (settings.DigestKey is { } configured) return new DigestKey(configured);
        var file = FileOf(settings);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        try
        {
            var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using var made = new FileStream(file, how);
            made.Write(RandomNumberGenerator.GetBytes(32));
        }
        catch (IOException) when (File.Exists(file))
        {
            // made before, or by another host this moment
        }
        return new DigestKey(File.ReadAllBytes(file));
    }
}
