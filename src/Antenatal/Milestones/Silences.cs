using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Milestones;

/// <summary>What her silence is about.</summary>
internal enum SilenceWhy { NotBooked, Missed }

/// <summary>Questions about a silence: each opened once, by what did not happen, with a task for her midwife or the team; closed by a person.</summary>
internal sealed class Silences(Db db, ISend send, History history, TimeProvider clock)
{
    /// <summary>Days within which somebody looks.</summary>
    internal const int Within = 2;

    private const string Kind = "antenatal.silence";

    internal sealed record Standing(Guid Id, Guid PregnancyId, SilenceWhy Why, DateOnly OpenedOn, Guid? TaskId, DateOnly? ClosedOn, Guid? ClosedBy, string? Outcome);

    /// <summary>Opens one unless it is open already.</summary>
    internal async Task<bool> Open(PregnancySteps.Now pregnancy, SilenceWhy why, CancellationToken ct)
    {
        var (id, today) = (clock.NewId(), clock.Today());
        var task = pregnancy is { MidwifeUserId: null, TeamId: null } ? (Guid?)null : clock.NewId();
        if (await db.Execute("""
            INSERT INTO antenatal_silence (id, pregnancy_id, why, opened_on, task_id)
            SELECT @id, @of, @why, @today, @task WHERE NOT EXISTS (SELECT 1 FROM antenatal_silence s WHERE s.pregnancy_id = @of AND s.why = @why AND s.closed_on IS NULL)
            """, new { id, of = pregnancy.Id, why, today, task }, ct) == 0) return false;
        if (why == SilenceWhy.NotBooked)
            await db.Execute("UPDATE antenatal_pregnancy SET not_booked_flagged_on = @today WHERE id = @Id AND not_booked_flagged_on IS NULL", new { pregnancy.Id, today }, ct);
        await history.Add(Subject.Silence, id, null, "Open", ct: ct);
        // No household, no person and no word of what it is about: a task is read outside this module too.
        if (task is { } taskId)
            await send.Send(new OpenTask(
                taskId, "Somebody has gone quiet: look, and decide what helps", Kind, null, null, today.AddDays(Within), TaskPriority.High, pregnancy.MidwifeUserId,
                pregnancy.MidwifeUserId is null ? pregnancy.TeamId : null, Path(pregnancy.Id, id)), ct);
        return true;
    }

    /// <summary>A person says what came of it; false when that was said already.</summary>
    internal async Task<bool> Close(Standing silence, string outcome, Guid? by, CancellationToken ct)
    {
        if (await db.Execute("""
            UPDATE antenatal_silence SET closed_on = @today, closed_by = @by, outcome = @outcome WHERE id = @Id AND closed_on IS NULL
            """, new { silence.Id, today = clock.Today(), by, outcome }, ct) == 0) return false;
        await history.Add(Subject.Silence, silence.Id, "Open", "Closed", ct: ct);
        if (silence.TaskId is { } task) await send.Send(new CloseTask(task, TaskOutcome.Done), ct);
        return true;
    }

    /// <summary>Nobody is asked any more: all of it ended.</summary>
    internal async Task EndAll(Guid pregnancyId, CancellationToken ct)
    {
        const string why = "No longer asked";
        foreach (var one in await db.Query<Standing>("""
            SELECT id, pregnancy_id, why, opened_on, task_id, closed_on, closed_by, outcome FROM antenatal_silence WHERE pregnancy_id = @pregnancyId AND closed_on IS NULL
            """, new { pregnancyId }, ct))
        {
            await db.Execute("UPDATE antenatal_silence SET closed_on = @today, outcome = @why WHERE id = @Id AND closed_on IS NULL", new { one.Id, today = clock.Today(), why }, ct);
            await history.Add(Subject.Silence, one.Id, "Open", "Closed", why, ct);
            if (one.TaskId is { } task) await send.Send(new CloseTask(task, TaskOutcome.NoLongerNeeded, why), ct);
        }
    }

    internal async Task<Standing> Find(Guid silenceId, CancellationToken ct) => await db.Find<Standing>("""
        SELECT id, pregnancy_id, why, opened_on, task_id, closed_on, closed_by, outcome FROM antenatal_silence WHERE id = @silenceId
        """, new { silenceId }, ct) ?? throw new NotFound("This question");

    internal static string Path(Guid pregnancyId, Guid silenceId) => $"/antenatal/pregnancies/{pregnancyId}/silence/{silenceId}";

    internal static string Label(SilenceWhy why) => why == SilenceWhy.NotBooked ? "Not booked in time" : "Appointments missed, and no contact since";
}
