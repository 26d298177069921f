using Neighbourhood.Areas.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Programmes;

namespace Neighbourhood.PeerSupport.People;

/// <summary>Why a coordinator looks again at what stood before.</summary>
internal enum LookWhy { Held, Objected, Released, Restricted, Connected, Moved, Twice, Stopped, SupporterLeft, SupervisorLeft }

/// <summary>Puts to the coordinator, once for each reason while it is open, what a change around somebody may have made wrong. Nothing is changed by itself.</summary>
internal sealed class Looks(Db db, Aliases aliases, ProgrammeOf programmes, ISend send, CurrentUser user, TimeProvider clock)
{
    /// <summary>Working days for what is not for today.</summary>
    private const int Days = 5;

    /// <param name="SubjectId">The match, the request or the supporter.</param>
    internal sealed record About(Guid ProgrammeId, Guid SubjectId, Guid? PersonId, Guid? RequestId, Guid? SupporterId);

    private sealed record Row(Guid Id, Guid ProgrammeId, Guid? TaskId);

    /// <summary>The requests of these people for which anybody has something to do, under whichever record they were written.</summary>
    internal async Task<IReadOnlyList<About>> OpenRequests(IReadOnlyList<Guid> personIds, CancellationToken ct) => await db.Query<About>("""
        SELECT programme_id, id AS subject_id, person_id, id AS request_id, NULL AS supporter_id FROM peersupport_request
        WHERE person_id IN @ids AND status IN ('Proposed', 'New', 'Screening', 'Matched', 'Active') ORDER BY id
        """, new { ids = await aliases.AllOf(personIds, ct) }, ct);

    /// <summary>Asks for a look, with a task that names nobody.</summary>
    internal async Task Ask(About about, LookWhy why, CancellationToken ct)
    {
        var id = clock.NewId();
        if (await Keep(id, about, why, null, asked: true, ct)) await Open(id, about.ProgrammeId, why, ct);
    }

    /// <summary>Keeps that something stopped as it should: nobody is asked, unless it turns out to have been a mistake.</summary>
    internal Task NoteStopped(About about, Guid? pregnancyId, CancellationToken ct) => Keep(clock.NewId(), about, LookWhy.Stopped, pregnancyId, asked: false, ct);

    /// <summary>It was a mistake: what stopped with this pregnancy is put to the coordinators. Nothing is restored.</summary>
    internal async Task AskOfPregnancy(Guid pregnancyId, CancellationToken ct) =>
        await AskStopped(await db.Query<Row>("SELECT id, programme_id, task_id FROM peersupport_look WHERE pregnancy_id = @pregnancyId AND asked_at IS NULL AND looked_at IS NULL", new { pregnancyId }, ct), ct);

    /// <summary>It was a mistake: what stopped with this person's death is put to the coordinators. Nothing is restored.</summary>
    internal async Task AskOfDeath(Guid personId, CancellationToken ct) => await AskStopped(await db.Query<Row>("""
        SELECT id, programme_id, task_id FROM peersupport_look WHERE person_id IN @ids AND why = 'Stopped' AND pregnancy_id IS NULL AND asked_at IS NULL AND looked_at IS NULL
        """, new { ids = await aliases.AllOf(personId, ct) }, ct), ct);

    /// <summary>Nobody need look any more.</summary>
    internal async Task End(IReadOnlyList<Guid> personIds, LookWhy why, CancellationToken ct)
    {
        foreach (var row in await db.Query<Row>("SELECT id, programme_id, task_id FROM peersupport_look WHERE person_id IN @ids AND why = @why AND looked_at IS NULL", new { ids = await aliases.AllOf(personIds, ct), why }, ct))
            await Close(row, null, TaskOutcome.NoLongerNeeded, ct);
    }

    /// <summary>Nobody need look any more: what it was about is over.</summary>
    internal async Task EndOf(Guid subjectId, CancellationToken ct)
    {
        foreach (var row in await db.Query<Row>("SELECT id, programme_id, task_id FROM peersupport_look WHERE (subject_id = @subjectId OR request_id = @subjectId) AND asked_at IS NOT NULL AND looked_at IS NULL", new { subjectId }, ct))
            await Close(row, null, TaskOutcome.NoLongerNeeded, ct);
    }

    /// <summary>Somebody has looked.</summary>
    internal async Task Looked(Guid lookId, CancellationToken ct)
    {
        if (await db.Find<Row>("SELECT id, programme_id, task_id FROM peersupport_look WHERE id = @lookId AND looked_at IS NULL", new { lookId }, ct) is { } row) await Close(row, user.Id, TaskOutcome.Done, ct);
    }

    private async Task AskStopped(IReadOnlyList<Row> rows, CancellationToken ct)
    {
        foreach (var row in rows)
        {
            await db.Execute("UPDATE peersupport_look SET asked_at = @now WHERE id = @Id", new { row.Id, now = clock.Now() }, ct);
            await Open(row.Id, row.ProgrammeId, LookWhy.Stopped, ct);
        }
    }

    private async Task<bool> Keep(Guid id, About about, LookWhy why, Guid? pregnancyId, bool asked, CancellationToken ct) => await db.Execute("""
        INSERT INTO peersupport_look (id, programme_id, why, subject_id, person_id, request_id, supporter_id, pregnancy_id, noted_at, asked_at)
        SELECT @id, @ProgrammeId, @why, @SubjectId, @PersonId, @RequestId, @SupporterId, @pregnancyId, @now, @askedAt
        WHERE NOT EXISTS (SELECT 1 FROM peersupport_look WHERE subject_id = @SubjectId AND why = @why AND looked_at IS NULL)
        """, new { id, about.ProgrammeId, why, about.SubjectId, about.PersonId, about.RequestId, about.SupporterId, pregnancyId, now = clock.Now(), askedAt = asked ? clock.Now() : (DateTimeOffset?)null }, ct) > 0;

    private async Task Open(Guid id, Guid programmeId, LookWhy why, CancellationToken ct)
    {
        var (programme, task, soon) = (await programmes.By(programmeId, ct), clock.NewId(), LookWords.IsForToday(why));
        await db.Execute("UPDATE peersupport_look SET task_id = @task WHERE id = @id", new { id, task }, ct);
        await send.Send(new OpenTask(
            task, LookWords.Title(why), "peersupport.look", null, null, soon ? clock.Today() : await send.Ask(new AddWorkingDays(clock.Today(), Days), ct), soon ? TaskPriority.High : TaskPriority.Medium,
            programme.CoordinatorUserId, programme.CoordinatorUserId is null ? programme.Id : null, "/peersupport/look"), ct);
    }

    private async Task Close(Row row, Guid? by, TaskOutcome outcome, CancellationToken ct)
    {
        await db.Execute("UPDATE peersupport_look SET looked_at = @now, looked_by = @by WHERE id = @Id", new { row.Id, by, now = clock.Now() }, ct);
        if (row.TaskId is { } task) await send.Send(new CloseTask(task, outcome, outcome == TaskOutcome.Done ? null : "No longer needed"), ct);
    }
}
