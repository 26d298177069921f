using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.People;

/// <summary>A hub begins and ends to work with a household: told once, so that the family is in the scope of the hub's staff and on its card.</summary>
internal sealed class HubInvolvements(Db db, IOutbox outbox, CurrentUser user, TimeProvider clock)
{
    /// <summary>From today; nothing where the site works with the household already.</summary>
    internal async Task Begin(Guid householdId, Guid siteId, CancellationToken ct)
    {
        var id = clock.NewId();
        if (await db.Execute("""
            INSERT INTO familyhubs_involvement (id, household_id, site_id, from_on)
            SELECT @id, @householdId, @siteId, @today
            WHERE NOT EXISTS (SELECT 1 FROM familyhubs_involvement WHERE household_id = @householdId AND site_id = @siteId AND to_on IS NULL)
            """, new { id, householdId, siteId, today = clock.Today() }, ct) == 0) return;
        await outbox.Add(new HubInvolvementBegan(id, householdId, user.OrganisationId, siteId, "hub", clock.Today(), Shown: true), ct);
    }

    internal async Task End(Guid householdId, Guid siteId, CancellationToken ct)
    {
        foreach (var id in await db.Query<Guid>("SELECT id FROM familyhubs_involvement WHERE household_id = @householdId AND site_id = @siteId AND to_on IS NULL", new { householdId, siteId }, ct))
        {
            await db.Execute("UPDATE familyhubs_involvement SET to_on = @today WHERE id = @id", new { id, today = clock.Today() }, ct);
            await outbox.Add(new HubInvolvementEnded(id, householdId, clock.Today()), ct);
        }
    }
}
