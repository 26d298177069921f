using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Requests;

namespace Neighbourhood.PeerSupport.Matches;

/// <summary>Everything that is open in the user's programmes, and what of it is late.</summary>
internal sealed class Board(Db db, CurrentUser user, TimeProvider clock)
{
    /// <param name="MatchId">Of the match that is open, if there is one; with what is its.</param>
    internal sealed record Row(
        Guid RequestId, Guid PersonId, RequestStatus Status, Urgency Urgency, DateOnly AskedOn, DateOnly? DueOn, bool WaitsForDecision, Guid? MatchId, MatchStatus? MatchStatus, Guid? SupporterUserId, DateOnly? OfferedOn,
        Said? SupporterSaid, Said? ParentSaid, DateTimeOffset? FirstContactBy, DateOnly? LastContactOn, DateOnly? ReviewOn, string? PausedCode);

    /// <summary>Red: nobody was found by the day on which the working days are over, or there was no first contact in its hours. What is stopped for a reason waits.</summary>
    internal static bool IsLate(Row row, DateOnly today, DateTimeOffset now) => row switch
    {
        { MatchStatus: Matches.MatchStatus.Matched, FirstContactBy: { } by } => by <= now && row.PausedCode is null,
        _ => Request.IsLate(row.Status, row.DueOn, today),
    };

    internal bool IsLate(Row row) => IsLate(row, clock.Today(), clock.Now());

    internal async Task<IReadOnlyList<Row>> Open(CancellationToken ct)
    {
        var mine = user.ScopesFor(Permissions.Coordinate);
        var rows = await db.Query<Row>("""
            SELECT r.id AS request_id, r.person_id, r.status, r.urgency, r.asked_on, r.due_on, r.waits_for_decision, m.id AS match_id, m.status AS match_status, s.user_id AS supporter_user_id, m.offered_on,
                m.supporter_said, m.parent_said, m.first_contact_by, m.last_contact_on, m.review_on, m.paused_code
            FROM peersupport_request r
            LEFT JOIN peersupport_match m ON m.request_id = r.id AND m.status IN ('Offered', 'Matched', 'Active')
            LEFT JOIN peersupport_supporter s ON s.id = m.supporter_id
            WHERE r.status IN ('Proposed', 'New', 'Screening', 'Matched', 'Active') AND (@everywhere = 1 OR r.programme_id IN @mine)
            ORDER BY r.due_on, r.asked_on, r.id
            """, new { everywhere = mine is null, mine = (mine ?? new HashSet<Guid>()).ToList() }, ct);
        return [.. rows.OrderByDescending(IsLate)];
    }
}

/// <summary>On a coordinator's first page: what is late, and how much waits.</summary>
internal sealed class WaitingBoard(Board board) : IWaiting
{
    public string Path => "/peersupport";

    public async Task<string?> Says(CancellationToken ct)
    {
        var rows = await board.Open(ct);
        List<(int Count, string Says)> parts =
        [
            (rows.Count(board.IsLate), "late"), (rows.Count(r => r.Status is RequestStatus.Proposed or RequestStatus.New), "to look at"),
            (rows.Count(r => r is { Status: RequestStatus.Screening, MatchId: null }), "to find a supporter for"), (rows.Count(r => r.MatchStatus == MatchStatus.Offered), "offered"),
        ];
        var said = parts.Where(p => p.Count > 0).Select(p => $"{p.Count} {p.Says}").ToList();
        return said.Count == 0 ? null : $"{string.Join(", ", said)}.";
    }
}
