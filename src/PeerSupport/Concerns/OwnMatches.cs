using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Concerns;

/// <summary>Whom a supporter may mean when they raise a concern: by first name, theirs alone, and those of the last months too. Not somebody for whom they were only asked: an offer that ends before both said yes tells no name.</summary>
internal sealed class OwnMatches(Db db, ISend send, CurrentUser user, TimeProvider clock)
{
    /// <summary>Days after the end of a match for which it is still offered here.</summary>
    private const int Ended = 90;

    internal sealed record Line(Guid MatchId, string FirstName);

    private sealed record Row(Guid Id, Guid PersonId);

    /// <summary>Empty for whoever is no supporter.</summary>
    internal async Task<IReadOnlyList<Line>> List(CancellationToken ct)
    {
        var rows = await db.Query<Row>("""
            SELECT m.id, m.person_id FROM peersupport_match m JOIN peersupport_supporter s ON s.id = m.supporter_id JOIN peersupport_request r ON r.id = m.request_id
            WHERE s.user_id = @me AND r.share_agreed_on IS NOT NULL AND (m.status IN ('Matched', 'Active') OR (m.status = 'Ended' AND m.matched_at IS NOT NULL AND m.ended_at > @since))
            ORDER BY m.offered_on DESC, m.id
            """, new { me = user.Id, since = clock.Now().AddDays(-Ended) }, ct);
        if (rows.Count == 0) return [];
        var names = (await send.Ask(new GetFirstNames([.. rows.Select(r => r.PersonId).Distinct()]), ct)).ToDictionary(n => n.PersonId, n => n.FirstName);
        return [.. rows.Where(r => names.ContainsKey(r.PersonId)).Select(r => new Line(r.Id, names[r.PersonId]))];
    }
}
