using Neighbourhood.FamilyHubs.Asked;
using Neighbourhood.FamilyHubs.Register;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.After;

/// <summary>The attendances of families that waited for somebody to look: each keeps its id, whatever was decided.</summary>
internal sealed class WaitingRows(Db db, AttendanceRows rows, Registrations registrations, LinkFirstAttended links)
{
    private sealed record Row(Guid Id, Guid PersonId, Guid SiteId, Guid HubId, DateOnly Day);

    /// <summary>False where none waited.</summary>
    /// <param name="heldId">The household as it was held.</param>
    /// <param name="householdId">Who joins the hub; null for nobody.</param>
    internal async Task<bool> Resolve(Guid heldId, Guid? householdId, AttendanceState state, CancellationToken ct)
    {
        var found = await db.Query<Row>("""
            SELECT a.id, a.person_id, s.site_id, o.site_id AS hub_id, s.day
            FROM familyhubs_attendance a JOIN familyhubs_session s ON s.id = a.session_id JOIN familyhubs_activity o ON o.id = s.activity_id
            WHERE a.household_id = @heldId AND a.state = 'Waiting' AND a.removed_at IS NULL ORDER BY a.id
            """, new { heldId }, ct);
        foreach (var row in found) await rows.Settle(row.Id, row.PersonId, null, state, row.Day, ct);
        if (householdId is { } joins)
        {
            foreach (var site in found.Select(r => r.SiteId).Distinct()) await registrations.Join(joins, site, "released", ct);
            foreach (var row in found) await links.Noted(row.PersonId, row.SiteId, row.HubId, ct);
        }
        return found.Count > 0;
    }
}
