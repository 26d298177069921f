using Neighbourhood.Antenatal.People;
using Neighbourhood.Antenatal.Screens;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Pregnancies;

/// <summary>What workers still had to do for a pregnancy goes with the state that it stood for, whichever way that ended: nobody finds a task for what is over.</summary>
internal sealed class Ending(
    Db db, ISend send, Under16 under16, BookingTask booking, LookAgain again, ScreenDesk screens, Involvements involvements, Visitors visitors, History history, TimeProvider clock)
{
    private const string Why = "No longer needed";

    private sealed record Waiting(Guid Id, Guid? TaskId);

    /// <summary>After the step was taken.</summary>
    internal async Task After(Guid pregnancyId, PregnancyStatus from, PregnancyStatus to, CancellationToken ct)
    {
        if (to != PregnancyStatus.Booked && (from == PregnancyStatus.Notified || (Pregnancy.IsExpecting(from) && !Pregnancy.IsExpecting(to)))) await booking.End(pregnancyId, ct);
        if (to == PregnancyStatus.Notified) await booking.Open(pregnancyId, ct);
        var elsewhere = to is PregnancyStatus.MovedAway or PregnancyStatus.EnteredInError;
        if (elsewhere || to is PregnancyStatus.LossRecorded or PregnancyStatus.Closed) await again.End(pregnancyId, ct);
        // After a loss what is asked about a child's safety stands, and her midwife goes on.
        if (!elsewhere && to != PregnancyStatus.Closed) return;
        await under16.End(pregnancyId, ct);
        // Whoever closes it says whether the family is still somebody's to hand over, and a baby that was born is the health visitors' beyond that.
        if (elsewhere) await Elsewhere(pregnancyId, ct);
    }

    /// <summary>Others look after her, or it never was: a family is not handed over from here, and nobody asks again.</summary>
    private async Task Elsewhere(Guid pregnancyId, CancellationToken ct)
    {
        await involvements.End(pregnancyId, ct);
        await visitors.End(pregnancyId, ct);
        await screens.EndOf(pregnancyId, ct);
        foreach (var sent in await db.Query<Waiting>("SELECT id, task_id FROM antenatal_handover WHERE pregnancy_id = @pregnancyId AND received_on IS NULL AND withdrawn_on IS NULL", new { pregnancyId }, ct))
        {
            await db.Execute("UPDATE antenatal_handover SET withdrawn_on = @today, version = version + 1 WHERE id = @Id", new { sent.Id, today = clock.Today() }, ct);
            await history.Add(Subject.Handover, sent.Id, "Sent", "Withdrawn", ct: ct);
            if (sent.TaskId is { } task) await send.Send(new CloseTask(task, TaskOutcome.NoLongerNeeded, Why), ct);
        }
        foreach (var task in await db.Query<Guid>("SELECT task_id FROM antenatal_home_change WHERE pregnancy_id = @pregnancyId AND task_id IS NOT NULL", new { pregnancyId }, ct))
            await send.Send(new CloseTask(task, TaskOutcome.NoLongerNeeded, Why), ct);
        await db.Execute("UPDATE antenatal_home_change SET task_id = NULL WHERE pregnancy_id = @pregnancyId", new { pregnancyId }, ct);
    }
}
