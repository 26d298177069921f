using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Matches;

/// <summary>What a supporter was asked, and has not answered: theirs alone, whatever other roles they have.</summary>
internal sealed class OwnOffers(Db db, CurrentUser user)
{
    internal sealed record Row(Guid Id, DateOnly OfferedOn);

    /// <summary>The offers that wait for the user's own answer, the oldest first.</summary>
    internal Task<IReadOnlyList<Row>> Open(CancellationToken ct) => db.Query<Row>("""
        SELECT m.id, m.offered_on FROM peersupport_match m JOIN peersupport_supporter s ON s.id = m.supporter_id JOIN peersupport_request r ON r.id = m.request_id
        WHERE s.user_id = @me AND s.status <> 'Left' AND m.status = 'Offered' AND m.supporter_said IS NULL AND m.paused_code IS NULL AND r.status = 'Screening' ORDER BY m.offered_on, m.id
        """, new { me = user.Id }, ct);

    /// <exception cref="NotFound">It was asked of somebody else.</exception>
    internal async Task Check(Guid matchId, CancellationToken ct)
    {
        if (await db.Find<int>("""
            SELECT COUNT(*) FROM peersupport_match m JOIN peersupport_supporter s ON s.id = m.supporter_id WHERE m.id = @matchId AND s.user_id = @me AND s.status <> 'Left'
            """, new { matchId, me = user.Id }, ct) == 0) throw new NotFound("What you were asked");
    }
}

/// <summary>On a supporter's first page: that somebody waits for their yes or no.</summary>
internal sealed class WaitingOffers(OwnOffers own) : IWaiting
{
    public string Path => "/peersupport/offers";

    public async Task<string?> Says(CancellationToken ct) => (await own.Open(ct)).Count is > 0 and var open ? $"{open} to answer." : null;
}

/// <summary>The same in the one list of what waits for them.</summary>
internal sealed class OffersInMyWork(OwnOffers own, CurrentUser user) : IGatherHandler<GatherMyWork, GatherMyWork.Part>
{
    public async Task<IReadOnlyList<GatherMyWork.Part>> Handle(GatherMyWork question, CancellationToken ct)
    {
        if (question.UserId != user.Id || !user.May(Permissions.Support)) return [];
        return [.. (await own.Open(ct)).Take(GatherMyWork.Most).Select(o => new GatherMyWork.Part("Peer support", "Say whether you would support somebody", o.OfferedOn.AddDays(1), $"/peersupport/offers/{o.Id}", WorkPriority.High))];
    }
}
