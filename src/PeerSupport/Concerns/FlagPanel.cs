using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.People;

namespace Neighbourhood.PeerSupport.Concerns;

/// <summary>On a family's card, for the safeguarding lead of a team that works with it: that somebody in it has peer support, who to ring, and no more.</summary>
internal sealed class FlagPanel(Db db, Aliases aliases, ISend send) : IPanel
{
    /// <param name="Coordinators">Whom to ask, by name and programme.</param>
    internal sealed record Flag(IReadOnlyList<string> Coordinators, bool IsStopped);

    private sealed record Row(string Title, Guid? CoordinatorUserId, string? PausedCode);

    public string Permission => Permissions.SeeFlag;

    public int Order => 64;

    public string Partial => "/PeerSupport/Concerns/FlagPanel.cshtml";

    public async Task<object?> For(Guid householdId, CancellationToken ct)
    {
        var rows = await db.Query<Row>("""
            SELECT p.title, p.coordinator_user_id, m.paused_code
            FROM peersupport_request r JOIN peersupport_match m ON m.request_id = r.id JOIN peersupport_programme p ON p.id = r.programme_id
            WHERE r.household_id IN @homes AND m.status IN ('Matched', 'Active') ORDER BY p.title, m.id
            """, new { homes = await aliases.AllOf(householdId, ct) }, ct);
        if (rows.Count == 0) return null;
        var names = await send.Names(rows.Select(r => r.CoordinatorUserId), ct);
        return new Flag([.. rows.Select(r => r.CoordinatorUserId is null ? r.Title : $"{names(r.CoordinatorUserId)}, {r.Title}").Distinct(StringComparer.Ordinal)], rows.Any(r => r.PausedCode == ConcernStops.Paused));
    }
}
