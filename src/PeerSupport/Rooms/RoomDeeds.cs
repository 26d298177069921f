using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Concerns;

namespace Neighbourhood.PeerSupport.Rooms;

/// <summary>What whoever reads a wall or group may do there, whichever page they came by.</summary>
internal sealed class RoomDeeds(ISend send, ConcernDesk concerns)
{
    internal Task Write(Guid id, Guid roomId, Guid? replyTo, string? signedAs, string? words, CancellationToken ct) => send.Send(new WritePost.Command(id, roomId, replyTo, signedAs, words), ct);

    internal Task Report(Guid id, Guid roomId, Guid? postId, ReportWhy? why, CancellationToken ct) => send.Send(new ReportPost.Command(id, roomId, postId ?? Guid.Empty, why), ct);

    internal Task Worry(NewConcern concern, CancellationToken ct) => concerns.Raise(concern, ct);
}
