using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Concerns;

/// <summary>
/// Whose a concern is to answer: whoever coordinates its programme, who is named as its coordinator or deputy, and the supervisor of the supporter in it. Another supervisor would read
/// whom it is about. The duty service reads the concern itself, in Families.
/// </summary>
internal sealed class OwnAlerts(Db db, CurrentUser user)
{
    /// <summary>What the lists limit their rows by.</summary>
    /// <param name="Coordinated">Programmes; all of them where <paramref name="Everywhere"/> is true.</param>
    internal sealed record Limit(bool Everywhere, IReadOnlyList<Guid> Coordinated, Guid? Me);

    internal Limit Mine => user.ScopesFor(Permissions.Coordinate) is { } scopes ? new(false, [.. scopes], user.Id) : new(true, [], user.Id);

    /// <exception cref="NotFound">It is another's, or there is none.</exception>
    internal async Task Check(Guid alertId, CancellationToken ct)
    {
        var (everywhere, coordinated, me) = Mine;
        if (await db.Find<int>("""
            SELECT COUNT(*) FROM peersupport_alert a JOIN peersupport_programme p ON p.id = a.programme_id LEFT JOIN peersupport_supporter s ON s.id = a.supporter_id
            WHERE a.id = @alertId AND (@everywhere = 1 OR a.programme_id IN @coordinated OR p.coordinator_user_id = @me OR p.deputy_user_id = @me OR s.supervisor_user_id = @me)
            """, new { alertId, everywhere, coordinated, me }, ct) == 0) throw new NotFound("This concern");
    }
}
