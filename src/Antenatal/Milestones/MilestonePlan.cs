using Neighbourhood.Antenatal.People;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Milestones;

/// <summary>The appointments, scans and visits of a pregnancy, kept in step with its dates, parity, birth and end. In the open transaction of whoever changes those.</summary>
internal sealed class MilestonePlan(Db db, ISend send, PregnancySteps pregnancies, ScheduleTerms terms, Silences silences, DoNotContact contact, History history, CurrentUser user, TimeProvider clock)
{
    private sealed record Booked(DateOnly? BookingDoneOn, bool BookedElsewhere, DateOnly? BornOn);

    /// <summary>Makes what is missing, moves what is undone, and marks what is no longer needed. Again changes nothing.</summary>
    internal async Task Remake(Guid pregnancyId, CancellationToken ct)
    {
        var now = await pregnancies.Find(pregnancyId, ct);
        if (Pregnancy.IsExpecting(now.Status) || now.Status is PregnancyStatus.Born or PregnancyStatus.HandedOver) await Plan(now, now.Status, ct);
        if (now.AgreedEdd is not null) await DueDatePrompts.Close(db, send, pregnancyId, "The date is known", ct);
        await AskWhereNotBooked(now, ct);
    }

    /// <summary>Not booked by 12+6: her midwife is asked about it once, at once where the notification itself was later. Booking stays possible.</summary>
    internal async Task AskWhereNotBooked(PregnancySteps.Now now, CancellationToken ct)
    {
        if (now.Status != PregnancyStatus.Notified || Gestation.Of(now.AgreedEdd, clock.Today()) is not { } at) return;
        if (at.Days < await send.Number("antenatal.notBookedFlagDays", now.NeighbourhoodId, ct) || await WasAsked(now.Id, ct) || (await contact.Held([now.PersonId], ct)).Count > 0) return;
        await silences.Open(now, SilenceWhy.NotBooked, ct);
    }

    /// <summary>Nothing of it is due or asked any more: a loss, a move, a death. What was done or missed stays as it was.</summary>
    internal async Task EndAll(Guid pregnancyId, CancellationToken ct)
    {
        foreach (var row in await Rows(pregnancyId, ct))
            if (row.Status is MilestoneStatus.Upcoming or MilestoneStatus.Open)
                await Change(row, row with { Status = MilestoneStatus.NotNeeded, Because = Because.Ended }, ct);
        await DueDatePrompts.Close(db, send, pregnancyId, "No longer needed", ct);
        await silences.EndAll(pregnancyId, ct);
    }

    /// <summary>What <see cref="EndAll"/> ended and is still to come returns, counted from the dates as they are now.</summary>
    internal async Task Return(Guid pregnancyId, CancellationToken ct)
    {
        var now = await pregnancies.Find(pregnancyId, ct);
        await Plan(now, now.Status is PregnancyStatus.LossRecorded or PregnancyStatus.MovedAway ? now.StatusBefore ?? PregnancyStatus.Notified : now.Status, ct);
    }

    internal Task<IReadOnlyList<Replan.Row>> Rows(Guid pregnancyId, CancellationToken ct) => db.Query<Replan.Row>("""
        SELECT id, code, kind, due_from, due_on, due_to, status, because, if_first, version FROM antenatal_milestone WHERE pregnancy_id = @pregnancyId ORDER BY due_on, due_from, code
        """, new { pregnancyId }, ct);

    private async Task<bool> WasAsked(Guid pregnancyId, CancellationToken ct) =>
        await db.Find<int>("SELECT COUNT(*) FROM antenatal_pregnancy WHERE id = @pregnancyId AND not_booked_flagged_on IS NOT NULL", new { pregnancyId }, ct) > 0;

    private async Task Plan(PregnancySteps.Now now, PregnancyStatus status, CancellationToken ct)
    {
        var booked = await Known(now.Id, ct);
        var stands = await Rows(now.Id, ct);
        foreach (var row in Replan.Of(stands, await Wanted(now, status, booked, ct), clock.Today(), clock.NewId))
        {
            if (row.Version > 0) await Change(stands.Single(s => s.Id == row.Id), row, ct);
            else await Add(now.Id, row, ct);
        }
        if (booked.BookingDoneOn is { } on) await NoteBooked(now.Id, on, ct);
    }

    private Task<Booked> Known(Guid pregnancyId, CancellationToken ct) => db.Find<Booked>("""
        SELECT p.booking_done_on, p.booked_elsewhere,
            (SELECT MIN(b.born_on) FROM antenatal_baby b WHERE b.pregnancy_id = p.id AND b.state = 'Born' AND b.died_on IS NULL) AS born_on
        FROM antenatal_pregnancy p WHERE p.id = @pregnancyId
        """, new { pregnancyId }, ct)!;

    private async Task<IReadOnlyList<Schedule.Wanted>> Wanted(PregnancySteps.Now now, PregnancyStatus status, Booked booked, CancellationToken ct)
    {
        var due = await terms.Of(now.NeighbourhoodId, ct);
        if (!Pregnancy.IsExpecting(status)) return booked.BornOn is { } bornOn ? Schedule.After(bornOn, due) : [];
        if (now.AgreedEdd is not { } edd) return [];
        var wanted = Schedule.Before(edd, now.Parity, now.NotifiedOn, due);
        // Another provider booked her: there is nothing to come to.
        return booked is { BookedElsewhere: true, BookingDoneOn: null } ? [.. wanted.Where(w => w.Code != Schedule.Booking)] : wanted;
    }

    /// <summary>Her booking appointment was held: noted with the pregnancy, and shown here.</summary>
    private async Task NoteBooked(Guid pregnancyId, DateOnly on, CancellationToken ct)
    {
        if ((await Rows(pregnancyId, ct)).FirstOrDefault(r => r.Code == Schedule.Booking) is not { Status: not MilestoneStatus.Done } row) return;
        await db.ExecuteVersioned("""
            UPDATE antenatal_milestone SET status = 'Done', because = NULL, done_on = @on, with_partner = COALESCE(with_partner, 'NotAsked'), noted_by = @by, version = version + 1
            WHERE id = @Id AND version = @Version
            """, new { row.Id, row.Version, on, by = user.Id }, ct: ct);
        await history.Add(Subject.Milestone, row.Id, row.Status.ToString(), nameof(MilestoneStatus.Done), ct: ct);
    }

    private Task<int> Add(Guid pregnancyId, Replan.Row row, CancellationToken ct) => db.Execute("""
        INSERT INTO antenatal_milestone (id, pregnancy_id, code, kind, due_from, due_on, due_to, status, because, if_first, version)
        VALUES (@Id, @pregnancyId, @Code, @Kind, @DueFrom, @DueOn, @DueTo, @Status, @Because, @IfFirst, 1)
        """, new { row.Id, pregnancyId, row.Code, row.Kind, row.DueFrom, row.DueOn, row.DueTo, row.Status, row.Because, row.IfFirst }, ct);

    private async Task Change(Replan.Row was, Replan.Row becomes, CancellationToken ct)
    {
        await db.ExecuteVersioned("""
            UPDATE antenatal_milestone SET due_from = @DueFrom, due_on = @DueOn, due_to = @DueTo, status = @Status, because = @Because, if_first = @IfFirst, version = version + 1
            WHERE id = @Id AND version = @Version
            """, new { becomes.Id, becomes.DueFrom, becomes.DueOn, becomes.DueTo, becomes.Status, becomes.Because, becomes.IfFirst, was.Version }, ct: ct);
        if (was.Status != becomes.Status) await history.Add(Subject.Milestone, was.Id, was.Status.ToString(), becomes.Status.ToString(), ct: ct);
    }
}
