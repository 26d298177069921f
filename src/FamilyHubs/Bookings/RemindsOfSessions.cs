using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Bookings;

/// <summary>
/// Who is booked is reminded two days before and two hours before, each once for each beginning that a session had; not of what was cancelled,
/// and not of what was booked within that time.
/// </summary>
internal sealed class RemindsOfSessions(Db db, BookedSessions sessions, BookingMessages messages, TimeProvider clock) : ITimed
{
    private const int AtOnce = 100;

    private static readonly TimeSpan Days = TimeSpan.FromHours(48);

    private static readonly TimeSpan Hours = TimeSpan.FromHours(2);

    /// <summary>On London's clocks. What is queued at night waits with the gate for the morning, and would come after the word that today's session is not on, which does not wait.</summary>
    private static readonly (TimeOnly From, TimeOnly To) ByDay = (new(8, 0), new(20, 0));

    private sealed record Due(Guid Id, Guid SessionId, DateTimeOffset BookedAt, DateTimeOffset StartsAt);

    public string Name => "familyhubs.bookings.remind";

    public TimeSpan Period => TimeSpan.FromMinutes(5);

    public async Task Run(CancellationToken ct)
    {
        var now = clock.Now();
        if (!TimeOnly.FromDateTime(now.London().DateTime).IsBetween(ByDay.From, ByDay.To)) return;
        // After a day without a run the first reminder's time is past: the second one comes.
        foreach (var due in await db.Query<Due>("""
            SELECT b.id, b.session_id, b.booked_at, s.starts_at FROM familyhubs_booking b JOIN familyhubs_session s ON s.id = b.session_id
            WHERE s.status = 'Open' AND s.starts_at > @from AND s.starts_at <= @to AND b.status = 'Booked' AND (b.reminded_days_for IS NULL OR b.reminded_days_for <> s.starts_at)
            ORDER BY s.starts_at, b.id OFFSET 0 ROWS FETCH NEXT @AtOnce ROWS ONLY
            """, new { from = now.AddHours(24), to = now + Days, AtOnce }, ct))
            await db.InOne(async () =>
            {
                if (await db.Execute("""
                    UPDATE familyhubs_booking SET reminded_days_for = @StartsAt WHERE id = @Id AND status = 'Booked' AND (reminded_days_for IS NULL OR reminded_days_for <> @StartsAt)
                    """, due, ct) > 0)
                    await Tell(due, BookingMessage.DaysBefore, Days, ct);
            }, ct);
        foreach (var due in await db.Query<Due>("""
            SELECT b.id, b.session_id, b.booked_at, s.starts_at FROM familyhubs_booking b JOIN familyhubs_session s ON s.id = b.session_id
            WHERE s.status = 'Open' AND s.starts_at > @from AND s.starts_at <= @to AND b.status = 'Booked' AND (b.reminded_hours_for IS NULL OR b.reminded_hours_for <> s.starts_at)
            ORDER BY s.starts_at, b.id OFFSET 0 ROWS FETCH NEXT @AtOnce ROWS ONLY
            """, new { from = now, to = now + Hours, AtOnce }, ct))
            await db.InOne(async () =>
            {
                if (await db.Execute("""
                    UPDATE familyhubs_booking SET reminded_hours_for = @StartsAt WHERE id = @Id AND status = 'Booked' AND (reminded_hours_for IS NULL OR reminded_hours_for <> @StartsAt)
                    """, due, ct) > 0)
                    await Tell(due, BookingMessage.HoursBefore, Hours, ct);
            }, ct);
    }

    private async Task Tell(Due due, BookingMessage kind, TimeSpan before, CancellationToken ct)
    {
        var session = await sessions.Find(due.SessionId, ct);
        // Cancelled or moved since, or booked so late that the confirmation was the reminder.
        if (session.Status != Sessions.SessionStatus.Open || session.StartsAt != due.StartsAt || due.BookedAt > due.StartsAt - before) return;
        await messages.Tell(due.Id, session, kind, ct);
    }
}
