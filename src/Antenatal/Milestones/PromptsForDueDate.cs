using Neighbourhood.Antenatal.People;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Milestones;

/// <summary>Where the due date is not known her midwife is asked for it, each fortnight until it is; nobody is asked while contact is held.</summary>
internal sealed class PromptsForDueDate(Db db, OneByOne each, ISend send, PregnancySteps pregnancies, DoNotContact contact, TimeProvider clock) : ITimed
{
    /// <summary>Days to do it.</summary>
    internal const int Within = 7;

    private sealed record Asked(Guid Id, DateOnly LastOn);

    public string Name => "antenatal.due-dates.prompt";

    public TimeSpan Period => TimeSpan.FromHours(1);

    public async Task Run(CancellationToken ct)
    {
        await each.Run(Name, await db.Query<Asked>("""
            SELECT id, COALESCE(edd_prompted_on, notified_on) AS last_on FROM antenatal_pregnancy
            WHERE status IN ('Notified', 'Booked', 'Ongoing') AND agreed_edd IS NULL AND (midwife_user_id IS NOT NULL OR team_id IS NOT NULL) ORDER BY id
            """, ct: ct), one => Prompt(one, ct), ct);
    }

    private async Task Prompt(Asked one, CancellationToken ct)
    {
        var (now, today) = (await pregnancies.Find(one.Id, ct), clock.Today());
        if (today < one.LastOn.AddDays(await send.Number("antenatal.eddUnknownPromptDays", now.NeighbourhoodId, ct)) || (await contact.Held([now.PersonId], ct)).Count > 0) return;
        if (await db.Execute("""
            UPDATE antenatal_pregnancy SET edd_prompted_on = @today WHERE id = @Id AND agreed_edd IS NULL AND COALESCE(edd_prompted_on, notified_on) = @LastOn
            """, new { one.Id, one.LastOn, today }, ct) == 0) return;
        await DueDatePrompts.Close(db, send, one.Id, "Asked again", ct);
        var task = clock.NewId();
        await db.Execute("INSERT INTO antenatal_due_date_prompt (pregnancy_id, task_id) VALUES (@Id, @task)", new { one.Id, task }, ct);
        await send.Send(new OpenTask(
            task, "A date is not known yet: ask for it", "antenatal.due-date", null, null, today.AddDays(Within), TaskPriority.Medium, now.MidwifeUserId, now.MidwifeUserId is null ? now.TeamId : null,
            PregnancyPaths.Dates(one.Id)), ct);
    }
}

/// <summary>The task that stands for a due date that is not known.</summary>
internal static class DueDatePrompts
{
    internal static async Task Close(Db db, ISend send, Guid pregnancyId, string why, CancellationToken ct)
    {
        if (await db.Query<Guid>("SELECT task_id FROM antenatal_due_date_prompt WHERE pregnancy_id = @pregnancyId", new { pregnancyId }, ct) is not [var task]) return;
        await db.Execute("DELETE FROM antenatal_due_date_prompt WHERE pregnancy_id = @pregnancyId", new { pregnancyId }, ct);
        await send.Send(new CloseTask(task, TaskOutcome.NoLongerNeeded, why), ct);
    }
}
