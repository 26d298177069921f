using System.Text;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Talks;

/// <summary>Keeps what a parent and a supporter write to one another: nobody reads it in the database. Two bytes for every character: the longest fits its column in any script.</summary>
internal sealed class TalkVault(DigestKey key) : Locker(key, "peer support: what is written in a channel")
{
    internal string Close(Guid messageId, string words) => Close(messageId, Encoding.Unicode.GetBytes(words));

    /// <summary>Null where it was emptied, or closed with another key.</summary>
    internal string? Words(Guid messageId, string? closed) => Open(messageId, closed) is { } opened ? Encoding.Unicode.GetString(opened) : null;
}
