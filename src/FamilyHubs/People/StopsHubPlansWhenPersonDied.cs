using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.Bookings;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.People;

/// <summary>A person died: bookings to come stop with nobody told, also those that wait, courses end, and devices drop the name. All in the same transaction.</summary>
internal sealed class StopsHubPlansWhenPersonDied(Db db, Aliases aliases, BookingDesk desk, AskedAgain again, TimeProvider clock) : IWhen<PersonDied>
{
    /// <summary>It says nothing of why: it may be read by anybody who sees the booking.</summary>
    internal const string Why = "Stopped: ask first";

    private sealed record Planned(Guid Id, Guid HouseholdId, Guid SiteId);

    public async Task Handle(PersonDied happened, CancellationToken ct)
    {
        var ids = await aliases.AllOf(happened.PersonId, ct);
        var row = new { ids, happened.PersonId, happened.On, now = clock.Now(), today = clock.Today() };
        await db.Execute("""
            INSERT INTO familyhubs_death (person_id, died_on) SELECT @PersonId, @On WHERE NOT EXISTS (SELECT 1 FROM familyhubs_death WHERE person_id = @PersonId)
            """, row, ct);
        foreach (var booking in await db.Query<Planned>("""
            SELECT DISTINCT b.id, b.household_id, s.site_id FROM familyhubs_booking b JOIN familyhubs_booking_person p ON p.booking_id = b.id JOIN familyhubs_session s ON s.id = b.session_id
            WHERE p.person_id IN @ids AND b.status IN ('Booked', 'Waiting') AND s.ends_at > @now ORDER BY b.id
            """, row, ct))
        {
            await desk.Stop(booking.Id, Why, ct);
            await Keep(happened.PersonId, "Booking", booking, ct);
        }
        foreach (var enrolment in await db.Query<Planned>("""
            SELECT e.id, e.household_id, p.site_id FROM familyhubs_enrolment e JOIN familyhubs_programme p ON p.id = e.programme_id WHERE e.person_id IN @ids AND e.left_on IS NULL ORDER BY e.id
            """, row, ct))
        {
            await db.Execute("UPDATE familyhubs_enrolment SET left_on = @today, left_why = @Why, version = version + 1 WHERE id = @Id", new { enrolment.Id, row.today, Why }, ct);
            await Keep(happened.PersonId, "Enrolment", enrolment, ct);
        }
        await again.Note(ids, ct);
    }

    private Task<int> Keep(Guid personId, string kind, Planned stopped, CancellationToken ct) => db.Execute("""
        INSERT INTO familyhubs_stopped (id, person_id, kind, subject_id, site_id, household_id, at) VALUES (@id, @personId, @kind, @subject, @SiteId, @HouseholdId, @now)
        """, new { id = clock.NewId(), personId, kind, subject = stopped.Id, stopped.SiteId, stopped.HouseholdId, now = clock.Now() }, ct);
}
