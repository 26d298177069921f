using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.Register;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.After;

/// <summary>A family that waited for somebody to look is registered on the registers where it was noted; one that a hub worker registered at the door is welcomed.</summary>
internal sealed class WelcomesFamilyWhenFamilyRegistered(Db db, WaitingRows waiting, Registrations registrations, CurrentUser user, TimeProvider clock) : IWhen<FamilyRegistered>
{
    private const int LookBackDays = 28;

    public async Task Handle(FamilyRegistered happened, CancellationToken ct)
    {
        if (await waiting.Resolve(happened.HouseholdId, happened.HouseholdId, AttendanceState.Registered, ct) || happened.Source != "door") return;
        if (user.Id is not { } worker) return;
        // Registered on Families' own page: at the hub where the worker last led a session.
        var sites = await db.Query<Guid>("""
            SELECT s.site_id FROM familyhubs_session s JOIN familyhubs_session_lead l ON l.session_id = s.id
            WHERE l.user_id = @worker AND s.day > @from AND s.day <= @today AND s.status <> 'Cancelled' ORDER BY s.starts_at DESC, s.id
            """, new { worker, from = clock.Today().AddDays(-LookBackDays), today = clock.Today() }, ct);
        if (sites.Count > 0) await registrations.Join(happened.HouseholdId, sites[0], "door", ct);
    }
}
