using Neighbourhood.Areas.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.People;
using Neighbourhood.FamilyHubs.Sites;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.After;

/// <summary>A family joins a hub once: from then it is in the scope of the hub's staff, and is welcomed within five working days.</summary>
internal sealed class Registrations(Db db, ISend send, Aliases aliases, HubInvolvements involvements, CurrentUser user, TimeProvider clock)
{
    /// <param name="channel">How they came: "register", "door", "released", "mdt", 1 to 20 characters.</param>
    internal async Task Join(Guid householdId, Guid siteId, string channel, CancellationToken ct)
    {
        await involvements.Begin(householdId, siteId, ct);
        var days = await send.Number("antenatal.hubWelcomeWd", await SiteArea.NeighbourhoodOf(db, siteId, ct), ct);
        var due = await send.Ask(new AddWorkingDays(clock.Today(), days), ct);
        var (id, task) = (clock.NewId(), clock.NewId());
        if (await db.Execute("""
            INSERT INTO familyhubs_registration (id, household_id, site_id, registered_on, channel, registered_by, welcome_due_on, welcome_task_id, version)
            SELECT @id, @householdId, @siteId, @today, @channel, @by, @due, @task, 1
            WHERE NOT EXISTS (SELECT 1 FROM familyhubs_registration WHERE site_id = @siteId AND household_id IN @homes AND ended_on IS NULL)
            """, new { id, householdId, siteId, today = clock.Today(), channel, by = user.Id, due, task, homes = await aliases.AllOf(householdId, ct) }, ct) == 0) return;
        await send.Send(new OpenTask(task, "Welcome a family that is new at the hub", "hub.welcome", householdId, null, due, TaskPriority.Medium, null, siteId, $"/familyhubs/welcome/{id}"), ct);
    }
}
