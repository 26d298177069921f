using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Concerns;

/// <summary>What the page is about from which somebody pressed the button: a wall or group or, for who coordinates or supervises, somebody of their programme.</summary>
internal sealed class ConcernPlace(Db db, ISend send, CurrentUser user)
{
    /// <param name="RequestId">Where nobody is matched yet.</param>
    /// <param name="Name">As the viewer may read it; null where the page is about nobody.</param>
    internal sealed record Found(Guid? RoomId, Guid? MatchId, Guid? RequestId, string? Name);

    private sealed record Row(Guid RequestId, Guid? MatchId, Guid PersonId);

    internal async Task<Found> Of(string path, CancellationToken ct)
    {
        List<Guid> ids = [.. path.Split('/', '?', '#').Select(part => Guid.TryParse(part, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).Take(5)];
        if (ids.Count == 0) return new(null, null, null, null);
        var room = await db.Query<Guid>("SELECT id FROM peersupport_room WHERE id IN @ids", new { ids }, ct);
        var scopes = user.ScopesFor(Permissions.AnswerConcerns);
        var rows = await db.Query<Row>("""
            SELECT r.id AS request_id, m.id AS match_id, r.person_id
            FROM peersupport_request r LEFT JOIN peersupport_match m ON m.request_id = r.id AND (m.id IN @ids OR m.status IN ('Offered', 'Matched', 'Active'))
            WHERE (r.id IN @ids OR m.id IN @ids) AND (@everywhere = 1 OR r.programme_id IN @scopes) ORDER BY m.offered_on DESC, r.id
            """, new { ids, everywhere = scopes is null, scopes = scopes?.ToList() ?? [] }, ct);
        Guid? wall = room is [var of, ..] ? of : null;
        if (rows is not [var row, ..]) return new(wall, null, null, null);
        // Who may not read the name names them all the same: the program knows whom the page is about.
        var name = await send.Ask(new GetPeople([row.PersonId]), ct) is [{ Masking: not Masking.Hidden } person] ? person.Name : "Whoever the page is about";
        return new(wall, row.MatchId, row.MatchId is null ? row.RequestId : null, name);
    }
}
