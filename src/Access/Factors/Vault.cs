using System.Text;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Factors;

/// <summary>Keeps the secrets of authenticator apps, each bound to its account.</summary>
internal sealed class Vault(DigestKey key) : Locker(key, "access: secrets of second factors")
{
    /// <summary>What is kept of a recovery code: it is short, so the hash is keyed.</summary>
    internal string Hash(string recoveryCode) => Digest($"recovery {Encoding.UTF8.GetByteCount(recoveryCode)} {recoveryCode}");
}
