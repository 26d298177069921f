using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.People;

/// <summary>
/// Silences the conversations of somebody with whom contact is held, or who objects, and asks the coordinator to look. When contact may go on nothing begins again by
/// itself: the coordinator says so.
/// </summary>
internal sealed class Silences(Db db, Aliases aliases, DoNotContact contact, Standing standing, Looks looks)
{
    internal const string Hold = "hold";
    internal const string Objection = "objection";
    internal const string Conflict = "conflict";
    internal const string Left = "left";

    internal async Task Silence(IReadOnlyList<Guid> personIds, string code, LookWhy why, CancellationToken ct)
    {
        var ids = await aliases.AllOf(personIds, ct);
        await db.Execute("UPDATE peersupport_match SET paused_code = @code WHERE person_id IN @ids AND status IN ('Offered', 'Matched', 'Active') AND paused_code IS NULL", new { ids, code }, ct);
        await looks.End(ids, LookWhy.Released, ct);
        foreach (var request in await looks.OpenRequests(ids, ct)) await looks.Ask(request, why, ct);
    }

    /// <summary>A hold or an objection of these has ended: where none stands any more, the coordinator is asked whether the conversation may open.</summary>
    internal async Task Lifted(IReadOnlyList<Guid> personIds, CancellationToken ct)
    {
        foreach (var person in (await aliases.KeptOf(personIds, ct)).Values.Distinct())
        {
            var (held, objects) = ((await contact.Held([person], ct)).Count > 0, (await contact.Objecting([person], ct)).Count > 0);
            if (!held) await looks.End([person], LookWhy.Held, ct);
            if (!objects) await looks.End([person], LookWhy.Objected, ct);
            if (held || objects) continue;
            var silent = (await db.Query<Guid>("""
                SELECT request_id FROM peersupport_match WHERE person_id IN @ids AND status IN ('Offered', 'Matched', 'Active') AND paused_code IN ('hold', 'objection')
                """, new { ids = await aliases.AllOf(person, ct) }, ct)).ToHashSet();
            foreach (var request in (await looks.OpenRequests([person], ct)).Where(r => silent.Contains(r.SubjectId))) await looks.Ask(request, LookWhy.Released, ct);
        }
    }

    /// <summary>The coordinator says that the conversation may open: it does where nothing else stands against it.</summary>
    internal async Task Open(Guid requestId, CancellationToken ct)
    {
        foreach (var match in await db.Query<Paused>("""
            SELECT id, person_id, paused_code FROM peersupport_match WHERE request_id = @requestId AND status IN ('Offered', 'Matched', 'Active') AND paused_code IN ('hold', 'objection', 'conflict') ORDER BY id
            """, new { requestId }, ct))
            await db.Execute("UPDATE peersupport_match SET paused_code = @still WHERE id = @Id AND paused_code = @PausedCode",
                new { match.Id, match.PausedCode, still = await standing.Against(match.Id, match.PersonId, ct) }, ct);
    }

    private sealed record Paused(Guid Id, Guid PersonId, string PausedCode);
}
