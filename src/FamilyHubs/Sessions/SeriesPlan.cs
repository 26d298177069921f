using Neighbourhood.Areas.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sessions;

/// <summary>Makes the sessions of a repeating plan, some weeks ahead; what was made, left out or moved shows in the rows, so that it may run again at any time.</summary>
internal sealed class SeriesPlan(Db db, ISend send, SessionDesk desk, RoomBook rooms, TimeProvider clock)
{
    internal sealed record Series(
        Guid Id, Guid SiteId, Guid ActivityId, Guid? ProgrammeId, Guid? RoomId, string? Place, string? Link, string Rrule, DateOnly StartsOn, int StartMinute, int Minutes, int? Capacity,
        DateOnly? PlannedUntil, DateOnly? EndedOn, bool LeaveOutBankHolidays, bool Opens, Guid? FollowsId, int Version)
    {
        internal Recurrence Repeats => Recurrence.Parse(Rrule);

        internal SessionTerms Terms(IReadOnlyList<Guid> leads) => new(SiteId, ActivityId, ProgrammeId, RoomId, Place, Link, Minutes, Capacity, Opens && Capacity is null, leads, Opens);
    }

    internal sealed record Exception(DateOnly Day, bool Added, string? Reason);

    private sealed record Ends(DateOnly? SiteOpenedOn, DateOnly? SiteClosedOn, DateOnly? RetiredOn, DateOnly? ProgrammeEndedOn, Guid? NeighbourhoodId);

    internal async Task<Series> Find(Guid seriesId, CancellationToken ct) => await db.Find<Series>("""
        SELECT id, site_id, activity_id, programme_id, room_id, place, link, rrule, starts_on, start_minute, minutes, capacity, planned_until, ended_on, leave_out_bank_holidays, opens, follows_id, version
        FROM familyhubs_series WHERE id = @seriesId
        """, new { seriesId }, ct) ?? throw new NotFound("The repeating session");

    internal Task<IReadOnlyList<Guid>> Leads(Guid seriesId, CancellationToken ct) =>
        db.Query<Guid>("SELECT user_id FROM familyhubs_series_lead WHERE series_id = @seriesId ORDER BY is_first DESC, user_id", new { seriesId }, ct);

    internal Task<IReadOnlyList<Exception>> Exceptions(Guid seriesId, CancellationToken ct) =>
        db.Query<Exception>("SELECT day, added, reason FROM familyhubs_series_exception WHERE series_id = @seriesId ORDER BY day", new { seriesId }, ct);

    /// <summary>A Monday to Friday on which nobody works.</summary>
    internal async Task<bool> IsBankHoliday(DateOnly day, CancellationToken ct) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && await send.Ask(new AddWorkingDays(day, 0), ct) != day;

    /// <summary>The days that still need a session, as far ahead as the setting says. Days that were moved, left out or held already are not among them.</summary>
    private async Task<(DateOnly Until, IReadOnlyList<DateOnly> Days)> Due(Series series, CancellationToken ct)
    {
        var ends = (await db.Find<Ends>("""
            SELECT s.opened_on AS site_opened_on, s.closed_on AS site_closed_on, a.retired_on, p.ended_on AS programme_ended_on, s.neighbourhood_id
            FROM familyhubs_series x JOIN familyhubs_site s ON s.id = x.site_id JOIN familyhubs_activity a ON a.id = x.activity_id LEFT JOIN familyhubs_programme p ON p.id = x.programme_id
            WHERE x.id = @Id
            """, new { series.Id }, ct))!;
        var today = clock.Today();
        var until = today.AddDays(7 * await send.Number("hub.planAheadWeeks", ends.NeighbourhoodId, ct));
        var exceptions = await Exceptions(series.Id, ct);
        var leftOut = exceptions.Where(e => !e.Added).Select(e => e.Day).ToHashSet();
        var added = exceptions.Where(e => e.Added).Select(e => e.Day).ToHashSet();
        var made = (await db.Query<DateOnly>("SELECT day_in_series FROM familyhubs_session WHERE series_id = @Id", new { series.Id }, ct)).ToHashSet();
        var days = new List<DateOnly>();
        foreach (var day in series.Repeats.In(series.StartsOn, today, until).Concat(added.Where(d => d >= today && d <= until)).Distinct().Order())
        {
            if (leftOut.Contains(day) || made.Contains(day) || day > series.EndedOn || day < ends.SiteOpenedOn || day >= ends.SiteClosedOn || day >= ends.RetiredOn || day >= ends.ProgrammeEndedOn) continue;
            if (series.LeaveOutBankHolidays && !added.Contains(day) && await IsBankHoliday(day, ct)) continue;
            days.Add(day);
        }
        return (until, days);
    }

    /// <summary>Makes what is due. Within a transaction.</summary>
    /// <param name="refuseClashes">A person is there to choose otherwise; without one, a session whose room is taken or out of use by then is made without the room and is not opened, and its plan's page says so.</param>
    /// <exception cref="Refused">On <c>RoomId</c>, with what has the room when.</exception>
    internal async Task Make(Guid seriesId, bool refuseClashes, CancellationToken ct)
    {
        var series = await Find(seriesId, ct);
        var (until, days) = await Due(series, ct);
        if (series.RoomId is { } locked && days.Count > 0) await rooms.Lock(locked, ct);
        var terms = series.Terms(await Leads(seriesId, ct));
        var (clashes, inUse) = (new List<string>(), await rooms.InUseUntil(series.RoomId, ct));
        foreach (var day in days)
        {
            var time = Recurrence.At(day, series.StartMinute, series.Minutes);
            if (time.StartsAt <= clock.Now()) continue;
            IReadOnlyList<string> taken = day >= inUse?.Until ? [inUse.Says]
                : series.RoomId is { } room ? [.. (await rooms.Clashes(room, time.StartsAt, time.EndsAt, null, ct)).Select(c => c.Says)] : [];
            clashes.AddRange(taken);
            await desk.Add(clock.NewId(), taken.Count == 0 ? terms : terms with { RoomId = null, Opens = false }, time, null, seriesId, ct);
        }
        clashes = [.. clashes.Distinct(StringComparer.Ordinal)];
        if (refuseClashes && clashes.Count > 0)
            throw new Refused("RoomId", $"{string.Join(". ", clashes.Take(3))}{(clashes.Count > 3 ? $", and on {Fit.Count(clashes.Count - 3, "more day", "more days")}" : "")}. Choose another room, time or first day.");
        await db.Execute("UPDATE familyhubs_series SET planned_until = @until WHERE id = @seriesId AND (planned_until IS NULL OR planned_until < @until)", new { seriesId, until }, ct);
    }

    /// <summary>Takes away the coming sessions of a plan from a day on, but for those into which families are booked: those stay for a person.</summary>
    internal async Task<IReadOnlyList<DateOnly>> Withdraw(Guid seriesId, DateOnly from, string reason, CancellationToken ct)
    {
        var kept = new List<DateOnly>();
        foreach (var session in await Coming(seriesId, from, ct))
            if (session.Booked > 0) kept.Add(session.Day);
            else await desk.Withdraw(session.Id, session.Status, reason, ct);
        return kept;
    }

    /// <param name="Booked">Bookings that stand, waiting ones among them.</param>
    internal sealed record Planned(Guid Id, DateOnly DayInSeries, DateOnly Day, DateTimeOffset StartsAt, DateTimeOffset EndsAt, SessionStatus Status, Guid? RoomId, int Booked);

    /// <summary>The sessions of a plan from a day of the plan on that have not begun.</summary>
    internal Task<IReadOnlyList<Planned>> Coming(Guid seriesId, DateOnly from, CancellationToken ct) => db.Query<Planned>("""
        SELECT s.id, s.day_in_series, s.day, s.starts_at, s.ends_at, s.status, s.room_id,
               (SELECT COUNT(*) FROM familyhubs_booking b WHERE b.session_id = s.id AND b.status IN ('Booked', 'Waiting')) AS booked
        FROM familyhubs_session s
        WHERE s.series_id = @seriesId AND s.day_in_series >= @from AND s.starts_at > @now AND s.status IN ('Planned', 'Open') ORDER BY s.starts_at, s.id
        """, new { seriesId, from, now = clock.Now() }, ct);
}
