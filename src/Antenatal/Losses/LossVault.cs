using System.Text.Json;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Losses;

/// <summary>Keeps a loss that is not recorded yet, since it holds its type: nobody reads it in the database.</summary>
internal sealed class LossVault(DigestKey key) : Locker(key, "antenatal: losses that wait to be recorded")
{
    internal string Close(Guid id, AskedLoss asked) => Close(id, JsonSerializer.SerializeToUtf8Bytes(asked));

    /// <exception cref="InvalidOperationException">It was not closed here, for this row, with this key.</exception>
    internal AskedLoss Asked(Guid id, string closed) =>
        JsonSerializer.Deserialize<AskedLoss>(Open(id, closed) ?? throw new InvalidOperationException("What was kept was closed with another key."))!;
}
