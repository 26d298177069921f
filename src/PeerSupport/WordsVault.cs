using System.Text;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport;

/// <summary>
/// Keeps what is written freely of people, or by them for others, so that nobody reads it in the database. Every character takes two bytes, in any script, so that the
/// longest that a form takes fits into its column.
/// </summary>
internal sealed class WordsVault(DigestKey key) : Locker(key, "peer support: words about people")
{
    /// <summary>Null stays null: nothing was written.</summary>
    internal string? Close(Guid row, string? words) => words is null ? null : Close(row, Encoding.Unicode.GetBytes(words));

    /// <summary>Null where nothing was written, where it was emptied, or where it was closed with another key.</summary>
    internal string? Words(Guid row, string? closed) => Open(row, closed) is { } opened ? Encoding.Unicode.GetString(opened) : null;
}
