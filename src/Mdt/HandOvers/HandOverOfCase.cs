using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.HandOvers;

/// <summary>What a case's page says of hand-overs: who is asked, where it came from and went to, and whether the viewer may ask.</summary>
internal sealed class HandOverOfCase(Db db, LeadOffers leads, Transfers transfers, ISend send, Guard guard)
{
    /// <param name="AskedToLead">Who is asked to lead and has not answered; null for nobody.</param>
    /// <param name="AskedTeam">The team that is asked to take over; null for none.</param>
    /// <param name="MovedTo">Teams that work where the family lives now, only for who may ask them and may know the place.</param>
    /// <param name="Links">The cases of other teams that it came from or went on in.</param>
    /// <param name="PlaceHidden">The viewer may not know where the family lives: no team is named that works there.</param>
    internal sealed record Shown(bool Manages, string? AskedToLead, string? AskedTeam, bool Moved, IReadOnlyList<string> MovedTo, IReadOnlyList<Link> Links, bool PlaceHidden)
    {
        internal static Shown Nothing { get; } = new(false, null, null, false, [], [], false);
    }

    /// <param name="CaseId">Null where the viewer may not open it.</param>
    internal sealed record Link(bool CameFrom, string Team, DateOnly On, Guid? CaseId);

    private sealed record Linked(bool CameFrom, string Team, DateTimeOffset EndedAt, Guid CaseId);

    internal async Task<Shown> Of(Guid caseId, Masking? masking, CancellationToken ct)
    {
        var asked = await leads.Waiting(caseId, ct);
        var names = await send.Names([asked?.ToUserId], ct);
        var manages = await guard.Reaches(Permissions.HandOver, "CaseId", caseId, ct);
        var moved = manages ? await db.Query<string>("""
            SELECT t.name FROM mdt_transfer_suggestion s JOIN mdt_team t ON t.id = s.to_mdt_id WHERE s.case_id = @caseId AND s.ended_at IS NULL ORDER BY t.name, t.id
            """, new { caseId }, ct) : [];
        // Whoever asks the other team, knows it: they chose it.
        var hides = !manages && masking != Masking.Full;
        string Team(string name) => hides ? "Another team" : name;
        var links = new List<Link>();
        foreach (var link in await db.Query<Linked>("""
            SELECT 1 AS came_from, g.name AS team, t.ended_at, c.id AS case_id FROM mdt_transfer t JOIN mdt_case c ON c.id = t.case_id JOIN mdt_team g ON g.id = c.mdt_id WHERE t.to_case_id = @caseId
            UNION ALL
            SELECT 0 AS came_from, r.name AS team, t.ended_at, t.to_case_id AS case_id FROM mdt_transfer t JOIN mdt_team r ON r.id = t.to_mdt_id WHERE t.case_id = @caseId AND t.outcome = 'Accepted'
            ORDER BY ended_at
            """, new { caseId }, ct))
            links.Add(new(link.CameFrom, link.CameFrom ? link.Team : Team(link.Team), link.EndedAt.LondonDay(), await guard.Reaches(Permissions.ViewCase, "CaseId", link.CaseId, ct) ? link.CaseId : null));
        return new(manages, asked is null ? null : names(asked.ToUserId), await transfers.Waiting(caseId, ct) is { } waiting ? Team(waiting.ToTeam) : null, moved.Count > 0, masking == Masking.Full ? moved : [], links, hides);
    }
}
