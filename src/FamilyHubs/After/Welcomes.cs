using Neighbourhood.Areas.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.After;

/// <summary>A family joins a hub: somebody of it gets in touch with them within five working days.</summary>
internal sealed class Welcomes(Db db, ISend send, CurrentUser user, TimeProvider clock)
{
    internal const string TaskKind = "hub.welcome";
    private const int WorkingDays = 5;

    /// <summary>Owed once: nothing where the family has joined this hub already.</summary>
    /// <param name="channel">By what they came: "mdt", "door" …</param>
    internal async Task Due(Guid householdId, Guid siteId, string channel, CancellationToken ct)
    {
        var (id, task, today) = (clock.NewId(), clock.NewId(), clock.Today());
        var due = await send.Ask(new AddWorkingDays(today, WorkingDays), ct);
        if (await db.Execute("""
            INSERT INTO familyhubs_registration (id, household_id, site_id, registered_on, channel, registered_by, welcome_due_on, welcome_task_id, version)
            SELECT @id, @householdId, @siteId, @today, @channel, @me, @due, @task, 1
            WHERE NOT EXISTS (SELECT 1 FROM familyhubs_registration x WHERE x.household_id = @householdId AND x.site_id = @siteId AND x.ended_on IS NULL)
            """, new { id, householdId, siteId, today, channel, me = user.Id, due, task }, ct) == 0) return;
        await send.Send(new OpenTask(task, "Welcome a family to the hub", TaskKind, householdId, null, due, TaskPriority.Medium, null, siteId), ct);
    }
}
