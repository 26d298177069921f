using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.Asked;
using Neighbourhood.FamilyHubs.Bookings;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.People;

/// <summary>
/// What was planned for a pregnancy stops in the same transaction, and nobody is told: the hub reads "no longer needed, do not contact, ask the midwife".
/// What a sibling is booked into stays, marked "ask before you mention", and devices drop her.
/// </summary>
internal sealed class StopsHubPlansWhenPregnancyEndedInLoss(Db db, ISend send, PregnancyPlans plans, Links links, BookingDesk desk, AskedAgain again, TimeProvider clock) : IWhen<PregnancyEndedInLoss>
{
    private sealed record Owed(Guid Id, Guid? WelcomeTaskId);

    public async Task Handle(PregnancyEndedInLoss happened, CancellationToken ct)
    {
        var row = new { happened.PregnancyId, now = clock.Now() };
        if (await db.Execute("UPDATE familyhubs_pregnancy SET stopped_at = @now WHERE id = @PregnancyId", row, ct) == 0)
            await db.Execute("INSERT INTO familyhubs_pregnancy (id, stopped_at) VALUES (@PregnancyId, @now)", row, ct);
        var planned = await plans.Of(happened.PregnancyId, happened.PersonId, ct);
        var along = await db.Query<Guid>("SELECT DISTINCT person_id FROM familyhubs_booking_person WHERE booking_id IN @ids", new { ids = planned.ByKind[PregnancyPlans.Kind.Booking].Select(b => b.Id).ToList() }, ct);
        foreach (var (kind, all) in planned.ByKind)
            foreach (var one in all)
            {
                await Stop(kind, one.Id, ct);
                await Keep(happened, kind, one, ct);
            }
        await db.Execute("""
            UPDATE familyhubs_booking SET ask_before = 1
            WHERE household_id IN @homes AND status IN ('Booked', 'Waiting') AND session_id IN (SELECT s.id FROM familyhubs_session s WHERE s.ends_at > @now)
            """, new { homes = planned.Households, row.now }, ct);
        foreach (var booking in await db.Query<Guid>("SELECT id FROM familyhubs_booking WHERE household_id IN @homes AND status IN ('Booked', 'Waiting') AND ask_before = 1", new { homes = planned.Households }, ct))
            await send.Send(new StopMessages(booking), ct); // a reminder that waits for the morning would mention it
        await again.Note([.. planned.People, .. along], ct);
    }

    private async Task Stop(PregnancyPlans.Kind kind, Guid id, CancellationToken ct)
    {
        switch (kind)
        {
            case PregnancyPlans.Kind.Booking:
                await desk.Stop(id, StopsHubPlansWhenPersonDied.Why, ct);
                return;
            case PregnancyPlans.Kind.Enrolment:
                await db.Execute("UPDATE familyhubs_enrolment SET left_on = @today, left_why = @Why, version = version + 1 WHERE id = @id", new { id, today = clock.Today(), StopsHubPlansWhenPersonDied.Why }, ct);
                return;
            case PregnancyPlans.Kind.Link:
                await links.Withdraw(await links.Find(id, ct), Links.Held, ct);
                return;
            default:
                await db.Execute("UPDATE familyhubs_registration SET welcome_stopped_at = @now, version = version + 1 WHERE id = @id", new { id, now = clock.Now() }, ct);
                if (await db.Find<Owed>("SELECT id, welcome_task_id FROM familyhubs_registration WHERE id = @id", new { id }, ct) is { WelcomeTaskId: { } task })
                    await send.Send(new CloseTask(task, TaskOutcome.NoLongerNeeded, "No longer needed"), ct);
                return;
        }
    }

    private Task<int> Keep(PregnancyEndedInLoss happened, PregnancyPlans.Kind kind, PregnancyPlans.Planned stopped, CancellationToken ct) => db.Execute("""
        INSERT INTO familyhubs_stopped (id, person_id, kind, subject_id, site_id, household_id, at, pregnancy_id) VALUES (@id, @PersonId, @kind, @subject, @SiteId, @household, @now, @PregnancyId)
        """, new
    {
        id = clock.NewId(),
        happened.PersonId,
        kind,
        subject = stopped.Id,
        stopped.SiteId,
        household = stopped.HouseholdId ?? Guid.Empty,
        now = clock.Now(),
        happened.PregnancyId,
    }, ct);
}
