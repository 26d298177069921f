using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>A family that came by a case meeting was booked into a session that is not on: the hub sees the proposal again, to offer another.</summary>
internal sealed class ShowsProposalAgainWhenSessionCancelled(Db db, TimeProvider clock) : IWhen<SessionCancelled>
{
    public Task Handle(SessionCancelled happened, CancellationToken ct) => db.Execute("""
        UPDATE familyhubs_proposal SET again_at = @now, version = version + 1
        WHERE state = 'Accepted' AND again_at IS NULL AND booking_id IN (SELECT b.id FROM familyhubs_booking b WHERE b.session_id = @SessionId)
        """, new { happened.SessionId, now = clock.Now() }, ct);
}
