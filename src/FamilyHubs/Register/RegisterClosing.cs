using System.Globalization;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.FamilyHubs.People;
using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.FamilyHubs.Sites;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Register;

/// <summary>Closes a register: the people who were counted at the door are those on it, or somebody says why not.</summary>
internal sealed class RegisterClosing(
    Db db, RegisterBook book, SessionSteps steps, BookedOutcomes booked, Missed missed, OpenRegisters reminders, Aliases aliases, History history, IOutbox outbox, Guard guard, ISend send, CurrentUser user)
{
    internal const int LongestReason = 500;

    private sealed record Counted(int Adults, int Children);

    private sealed record Booking(Guid Id, Bookings.BookingStatus Status, bool Came);

    /// <inheritdoc cref="RegisterDesk.Close"/>
    /// <param name="said">What is known of those who were booked and not there.</param>
    internal async Task Close(Guid sessionId, int headcount, string? explained, IReadOnlyList<NotThere.Said> said, DateTimeOffset madeAt, Guid? deviceId, CancellationToken ct)
    {
        var (at, why) = (book.NotAhead(madeAt), string.IsNullOrWhiteSpace(explained) ? null : explained.Trim());
        var session = await book.Take(sessionId, ct);
        if (session is { Headcount: { } closed, ReopenedAt: null })
        {
            if (closed == headcount) return;
            throw new Refused("", $"This register is closed already, with {closed} people. A manager can change it, with a reason.");
        }
        var again = session.Headcount is not null;
        if (!again) Session.Check(session.Status is SessionStatus.Open or SessionStatus.Running ? SessionStatus.Held : session.Status, SessionStatus.RegisterClosed);
        if (await WhyNot(session, at, ct) is { } not) throw new Refused("", not);
        if (!again) await IsOver(session, ct);
        Check(headcount, why, await Sums(sessionId, ct));

        await Keep(new { sessionId, headcount, explained = why, at, deviceId, by = user.Id }, again, ct);
        if (again)
        {
            await history.Add(Subject.Register, sessionId, "Reopened", nameof(SessionStatus.RegisterClosed), why, ct);
        }
        else
        {
            await steps.Brought(sessionId, SessionStatus.RegisterClosed, ct);
            await outbox.Add(new SessionHeld(sessionId, session.Day), ct);
        }
        await reminders.Closed(sessionId, ct);
        await Settle(sessionId, session.Day, said, ct);
    }

    /// <summary>What became of those who were booked, as the closed register says.</summary>
    internal async Task Settle(Guid sessionId, DateOnly day, IReadOnlyList<NotThere.Said> said, CancellationToken ct)
    {
        await missed.Settle(sessionId, day, said, ct);
        await SettleBookings(sessionId, ct);
    }

    /// <summary>How many are on the register.</summary>
    internal async Task<Sums> Sums(Guid sessionId, CancellationToken ct)
    {
        var people = await db.Query<Guid>("SELECT person_id FROM familyhubs_attendance WHERE session_id = @sessionId AND removed_at IS NULL", new { sessionId }, ct);
        var counted = (await db.Find<Counted>("""
            SELECT COALESCE(SUM(adults), 0) AS adults, COALESCE(SUM(children), 0) AS children FROM familyhubs_count_line WHERE session_id = @sessionId AND removed_at IS NULL
            """, new { sessionId }, ct))!;
        return new((await aliases.KeptOf(people, ct)).Values.Distinct().Count(), counted.Adults, counted.Children);
    }

    /// <exception cref="Refused">On <c>Headcount</c> or <c>Explained</c>.</exception>
    internal static void Check(int headcount, string? explained, Sums sums) => new Refusals()
        .If(headcount is < 0 or > 2000, "Headcount", "Enter how many people were there, from 0 to 2000")
        .Text(explained, "Explained", LongestReason)
        .If(headcount != sums.All && explained is null, "Explained", $"You counted {headcount} and the register has {sums.All}. Add who is missing, take back who was not there, or say why they differ")
        .Throw();

    /// <summary>A family that came is told from one that did not.</summary>
    internal async Task SettleBookings(Guid sessionId, CancellationToken ct)
    {
        foreach (var booking in await db.Query<Booking>("""
            SELECT b.id, b.status, CASE WHEN EXISTS (
                SELECT 1 FROM familyhubs_booking_person p WHERE p.booking_id = b.id AND p.outcome IN ('Attended', 'AttendedLate', 'LeftEarly', 'VirtualAttended')) THEN 1 ELSE 0 END AS came
            FROM familyhubs_booking b WHERE b.session_id = @sessionId AND b.status IN ('Booked', 'Waiting', 'Attended', 'NotAttended')
            """, new { sessionId }, ct))
        {
            // Who waited for a place and came had one; who waited and did not come missed nothing.
            if (booking is { Status: Bookings.BookingStatus.Waiting, Came: false }) continue;
            if (booking.Status == Bookings.BookingStatus.Waiting) await booked.Step(booking.Id, booking.Status, Bookings.BookingStatus.Booked, ct);
            var from = booking.Status == Bookings.BookingStatus.Waiting ? Bookings.BookingStatus.Booked : booking.Status;
            var to = booking.Came ? Bookings.BookingStatus.Attended : Bookings.BookingStatus.NotAttended;
            if (to != from) await booked.Step(booking.Id, from, to, ct);
        }
    }

    /// <summary>What stands between this worker and closing the register now, in words; null where nothing does. The lead closes it, until it becomes the manager's; the manager always.</summary>
    internal async Task<string?> WhyNot(RegisterBook.Standing session, DateTimeOffset at, CancellationToken ct)
    {
        if (session.Status is SessionStatus.Open or SessionStatus.Running && at < session.EndsAt)
            return $"This session is not over yet. You can count and close its register {(at.LondonDay() == session.Day ? "" : $"on {When.Day(session.Day)} ")}from {When.Time(session.EndsAt)}.";
        if (user.IsSystem || await guard.Reaches(Permissions.AmendRegister, "SessionId", session.SessionId, ct)) return null;
        var leads = await db.Query<Guid>("SELECT user_id FROM familyhubs_session_lead WHERE session_id = @SessionId", session, ct);
        if (leads.Count > 0 && !leads.Contains(user.Id ?? Guid.Empty)) return "Who leads this session closes its register, or a manager of the hub.";
        var hours = await send.Number("hub.registerManagerHours", await SiteArea.NeighbourhoodOf(db, session.SiteId, ct), ct);
        return at > (session.ReopenedAt ?? session.EndsAt).AddHours(hours)
            ? $"This was over more than {hours.ToString(CultureInfo.InvariantCulture)} hours ago, so a manager of the hub closes the register now."
            : null;
    }

    private async Task IsOver(RegisterBook.Standing session, CancellationToken ct)
    {
        if (session.Status is not (SessionStatus.Open or SessionStatus.Running)) return;
        await steps.Brought(session.SessionId, SessionStatus.Running, ct);
        await steps.Brought(session.SessionId, SessionStatus.Held, ct);
    }

    /// <summary>Counted again it stays closed since the first time: by that it is told what came too late.</summary>
    private Task<int> Keep(object row, bool again, CancellationToken ct) => again
        ? db.Execute("""
            UPDATE familyhubs_register SET headcount = @headcount, explained = @explained, closed_by = @by, closed_device_id = @deviceId, reopened_at = NULL, version = version + 1
            WHERE session_id = @sessionId
            """, row, ct)
        : db.Execute("""
            INSERT INTO familyhubs_register (session_id, headcount, explained, closed_at, closed_by, closed_device_id, late_entries, version)
            VALUES (@sessionId, @headcount, @explained, @at, @by, @deviceId, 0, 1)
            """, row, ct);
}
