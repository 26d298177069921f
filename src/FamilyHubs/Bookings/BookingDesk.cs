using Neighbourhood.FamilyHubs.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Bookings;

/// <param name="Others">Who comes along and is on no record: counted, not named.</param>
internal sealed record NewBooking(
    Guid Id, Guid SessionId, Guid HouseholdId, IReadOnlyList<Guid> PersonIds, BookingSource Source, Guid? LinkId = null, Guid? ProposalId = null, Guid? GpReferralId = null, int Others = 0)
{
    internal int Places => PersonIds.Distinct().Count() + Others;
}

/// <summary>Books families and takes bookings back, the same for a page, a proposal, a link and a cancelled session. Whoever calls it has checked who may.</summary>
internal sealed class BookingDesk(
    Db db, BookedSessions sessions, WaitingList waiting, BookingRules rules, BookingMessages messages, HubInvolvements involvements, History history, CurrentUser user, TimeProvider clock)
{
    private sealed record Made(Guid SessionId, Guid HouseholdId);

    private sealed record Standing(Guid Id, Guid SessionId, BookingStatus Status, int Version);

    /// <summary>A place where there is room, the end of the waiting list where there is none. The same id again changes nothing.</summary>
    internal async Task<Guid> Book(NewBooking booking, CancellationToken ct)
    {
        var session = await sessions.Hold(booking.SessionId, ct);
        if (await db.Find<Made>("SELECT session_id, household_id FROM familyhubs_booking WHERE id = @Id", booking, ct) is { } made)
            return made == new Made(booking.SessionId, booking.HouseholdId) ? booking.Id : throw new Conflict("This was already saved with other content. Look at what stands now, then start again.");
        var told = await rules.Check(booking, session, ct);
        // Whoever waits and fits comes first.
        await waiting.Promote(session.Id, ct);
        var fits = session.Capacity is not { } most || await sessions.Taken(session.Id, ct) + booking.Places <= most;
        var (status, now) = (fits ? BookingStatus.Booked : BookingStatus.Waiting, clock.Now());
        await db.Execute("""
            INSERT INTO familyhubs_booking (id, session_id, household_id, places, source, link_id, proposal_id, gp_referral_id, status, queued_at, booked_at, made_by, version)
            VALUES (@Id, @SessionId, @HouseholdId, @Places, @Source, @LinkId, @ProposalId, @GpReferralId, @status, @now, @booked, @me, 1)
            """, new
        {
            booking.Id,
            booking.SessionId,
            booking.HouseholdId,
            booking.Places,
            booking.Source,
            booking.LinkId,
            booking.ProposalId,
            booking.GpReferralId,
            status,
            now,
            booked = fits ? now : (DateTimeOffset?)null,
            me = user.Id,
        }, ct);
        foreach (var personId in booking.PersonIds.Distinct())
            await db.Execute("INSERT INTO familyhubs_booking_person (booking_id, person_id, told) VALUES (@Id, @personId, @told)", new { booking.Id, personId, told = told.Contains(personId) }, ct);
        foreach (var personId in told.Except(booking.PersonIds))
            await db.Execute("INSERT INTO familyhubs_booking_told (booking_id, person_id) VALUES (@Id, @personId)", new { booking.Id, personId }, ct);
        await history.Add(Subject.Booking, booking.Id, null, status.ToString(), ct: ct);
        await involvements.Begin(booking.HouseholdId, session.SiteId, ct);
        if (fits) await messages.Tell(booking.Id, session, BookingMessage.Booked, ct);
        return booking.Id;
    }

    /// <summary>The family does not come, or the hub takes the place back: then they are told. Whoever waits moves up.</summary>
    internal async Task Cancel(Guid bookingId, bool byFamily, string? reason, int version, CancellationToken ct)
    {
        var to = byFamily ? BookingStatus.CancelledByFamily : BookingStatus.CancelledByHub;
        var now = await Find(bookingId, ct);
        if (now.Status == to && now.Version == version + 1) return;
        if (now.Version != version)
            throw new Conflict("Somebody else has changed this booking. Look at what stands now, then try again.",
                new Dictionary<string, string?>(StringComparer.Ordinal) { ["Booking"] = Booking.Label(now.Status) },
                new Dictionary<string, string?>(StringComparer.Ordinal) { ["Booking"] = Booking.Label(to) });
        Booking.Check(now.Status, to);
        var session = await sessions.Hold(now.SessionId, ct);
        if (clock.Now() >= session.StartsAt) throw new Refused("", "This session has begun: note on its register who came.");
        await Step(now, to, reason, ct);
        if (!byFamily && now.Status == BookingStatus.Booked) await messages.Tell(bookingId, session, BookingMessage.Ended, ct);
        await waiting.Promote(session.Id, ct);
    }

    /// <summary>The session is not on: every booking ends, and everybody who had a place is told; on the day itself at any hour.</summary>
    internal async Task CancelAll(Guid sessionId, string reason, bool today, CancellationToken ct)
    {
        var session = await sessions.Hold(sessionId, ct);
        foreach (var booking in await db.Query<Standing>("""
            SELECT id, session_id, status, version FROM familyhubs_booking WHERE session_id = @sessionId AND status IN ('Booked', 'Waiting') ORDER BY queued_at, id
            """, new { sessionId }, ct))
        {
            await Step(booking, BookingStatus.CancelledByHub, reason, ct);
            if (booking.Status == BookingStatus.Booked) await messages.Tell(booking.Id, session, today ? BookingMessage.NotOnToday : BookingMessage.NotOn, ct);
        }
    }

    /// <summary>A booking stops and nobody is told: contact is held. Its place is given on by itself a little later.</summary>
    internal async Task Stop(Guid bookingId, string reason, CancellationToken ct)
    {
        var booking = await Find(bookingId, ct);
        if (Booking.Stands(booking.Status)) await Step(booking, BookingStatus.CancelledByHub, reason, ct);
    }

    private async Task<Standing> Find(Guid bookingId, CancellationToken ct) =>
        await db.Find<Standing>("SELECT id, session_id, status, version FROM familyhubs_booking WHERE id = @bookingId", new { bookingId }, ct) ?? throw new NotFound("The booking");

    private async Task Step(Standing booking, BookingStatus to, string? reason, CancellationToken ct)
    {
        var (now, why) = (clock.Now(), string.IsNullOrWhiteSpace(reason) ? null : reason.Trim());
        await db.ExecuteVersioned("""
            UPDATE familyhubs_booking SET status = @to, cancelled_at = @now, cancelled_reason = @why, version = version + 1 WHERE id = @Id AND version = @Version
            """, new { booking.Id, booking.Version, to, now, why }, ct: ct);
        await db.Execute("""
            UPDATE familyhubs_booking_person SET outcome = @to, outcome_at = @now, outcome_by = @me WHERE booking_id = @Id AND outcome IS NULL
            """, new { booking.Id, to, now, me = user.Id }, ct);
        await history.Add(Subject.Booking, booking.Id, booking.Status.ToString(), to.ToString(), why, ct);
        await messages.Lapse(booking.Id, ct);
    }
}
