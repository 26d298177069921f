using Microsoft.Extensions.Logging;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Concerns;

/// <summary>
/// Takes a concern, whoever raises it. The concern, the alert and the stop of the match are one transaction, in which nothing is sent anywhere: a host that dies has kept all of
/// it or nothing that it answered. Should anything but the concern itself fail, the concern is kept by itself: it is never lost for the sake of an alert.
/// </summary>
internal sealed class ConcernDesk(ISend send, ILogger<ConcernDesk> log)
{
    /// <summary>Sent by a page, not within a command.</summary>
    /// <exception cref="Refused">By the names of the form's inputs.</exception>
    internal async Task Raise(NewConcern concern, CancellationToken ct)
    {
        try
        {
            await send.Send(new RaisePeerConcern.Command(concern.Id, concern.MatchId, concern.RoomId, concern.Seen, concern.Kind, concern.ImmediateDanger, concern.RaisedAt, concern.RequestId), ct);
        }
        catch (Exception thrown) when (thrown is not (Refused or NotFound or Denied or Conflict or Busy or OperationCanceledException))
        {
            log.LogError("The alert of a concern could not be kept, and the concern is kept by itself: {Error}", thrown.GetType().Name);
            await send.Send(new RaiseConcern(concern.Id, [], null, concern.Seen, concern.Kind, concern.ImmediateDanger, concern.RaisedAt), ct);
        }
    }
}
