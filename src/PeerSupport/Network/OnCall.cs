using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Network;

/// <summary>When colleagues can be rung: each week on a day, or on one day, between two times of London's clock.</summary>
internal sealed class OnCall(Db db, TimeProvider clock)
{
    private const int Most = 500;

    /// <param name="Weekday">0 is Sunday; null for one day alone.</param>
    /// <param name="Reach">The work number to ring.</param>
    internal sealed record Row(Guid Id, Guid UserId, NetworkTopic Topic, DayOfWeek? Weekday, DateOnly? OnDay, int StartsMin, int EndsMin, DateOnly FromOn, DateOnly? ToOn, string Reach)
    {
        internal bool IsOn(DateOnly day, int minute) =>
            (Weekday is { } weekday ? day.DayOfWeek == weekday : OnDay == day) && FromOn <= day && (ToOn is null || day < ToOn) && StartsMin <= minute && minute < EndsMin;

        /// <summary>There is a day on which both hold at the same time.</summary>
        internal bool Meets(Row other)
        {
            var sameDay = (Weekday, other.Weekday, OnDay, other.OnDay) switch
            {
                ({ } mine, { } theirs, _, _) => mine == theirs,
                ({ } weekly, null, _, { } day) => day.DayOfWeek == weekly,
                (null, { } weekly, { } day, _) => day.DayOfWeek == weekly,
                _ => OnDay == other.OnDay,
            };
            return Topic == other.Topic && sameDay && StartsMin < other.EndsMin && other.StartsMin < EndsMin;
        }

        /// <summary>"5pm".</summary>
        internal string Ends => Time(EndsMin);

        internal string InWords => $"{(Weekday is { } weekday ? $"{weekday}s" : When.Day(OnDay ?? FromOn))}, {Time(StartsMin)} to {Time(EndsMin)}";

        private static string Time(int minute) => minute >= Day ? "midnight" : When.Time(TimeOnly.FromTimeSpan(TimeSpan.FromMinutes(minute)));
    }

    /// <summary>Days for which a call can still be noted.</summary>
    internal const int DaysBack = 31;

    /// <summary>Minutes of a day.</summary>
    internal const int Day = 24 * 60;

    private sealed record Kept(Guid Id, Guid UserId, NetworkTopic Topic, int? Weekday, DateOnly? OnDay, int StartsMin, int EndsMin, DateOnly FromOn, DateOnly? ToOn, string Reach)
    {
        internal Row Read() => new(Id, UserId, Topic, Weekday is { } day ? (DayOfWeek)day : null, OnDay, StartsMin, EndsMin, FromOn, ToOn, Reach);
    }

    /// <summary>Who can be rung at this moment; about one topic, or any.</summary>
    internal async Task<IReadOnlyList<Row>> Now(NetworkTopic? topic, CancellationToken ct)
    {
        var (day, time) = (clock.Today(), When.OfDay(clock.Now()));
        var minute = (time.Hour * 60) + time.Minute;
        var rows = await db.Query<Kept>("""
            SELECT id, user_id, topic, weekday, on_day, starts_min, ends_min, from_on, to_on, reach FROM peersupport_on_call
            WHERE (on_day = @day OR weekday = @weekday) AND from_on <= @day AND (to_on IS NULL OR to_on > @day) AND starts_min <= @minute AND ends_min > @minute AND (@topic IS NULL OR topic = @topic)
            ORDER BY ends_min DESC, id OFFSET 0 ROWS FETCH NEXT @Most ROWS ONLY
            """, new { day, weekday = (int)day.DayOfWeek, minute, topic, Most }, ct);
        return [.. rows.Select(r => r.Read())];
    }

    /// <summary>Whose hours of today are over: they may have been rung, and the call is noted afterwards.</summary>
    internal async Task<IReadOnlyList<Row>> Earlier(CancellationToken ct)
    {
        var (day, time) = (clock.Today(), When.OfDay(clock.Now()));
        return [.. (await db.Query<Kept>("""
            SELECT id, user_id, topic, weekday, on_day, starts_min, ends_min, from_on, to_on, reach FROM peersupport_on_call
            WHERE (on_day = @day OR weekday = @weekday) AND from_on <= @day AND (to_on IS NULL OR to_on > @day) AND ends_min <= @minute
            ORDER BY ends_min DESC, id OFFSET 0 ROWS FETCH NEXT @Most ROWS ONLY
            """, new { day, weekday = (int)day.DayOfWeek, minute = (time.Hour * 60) + time.Minute, Most }, ct)).Select(r => r.Read())];
    }

    /// <summary>Whether a call with this colleague can be noted: they are or lately were on call, or they know the topic. Nobody else is named by their id alone.</summary>
    internal async Task<bool> MayBeRung(Guid userId, NetworkTopic? topic, CancellationToken ct) =>
        await db.Find<int>("SELECT COUNT(*) FROM peersupport_on_call WHERE user_id = @userId AND (on_day IS NULL OR on_day >= @since) AND (to_on IS NULL OR to_on > @since)", new { userId, since = clock.Today().AddDays(-DaysBack) }, ct) > 0
        || await db.Find<int>("SELECT COUNT(*) FROM peersupport_knows WHERE user_id = @userId AND topic = @topic", new { userId, topic }, ct) > 0;

    /// <summary>The hours of one colleague that are still to come.</summary>
    internal async Task<IReadOnlyList<Row>> Of(Guid userId, CancellationToken ct) => [.. (await db.Query<Kept>("""
        SELECT id, user_id, topic, weekday, on_day, starts_min, ends_min, from_on, to_on, reach FROM peersupport_on_call
        WHERE user_id = @userId AND (to_on IS NULL OR to_on > @today) AND (on_day IS NULL OR on_day >= @today) ORDER BY on_day, weekday, starts_min, topic, id
        """, new { userId, today = clock.Today() }, ct)).Select(r => r.Read())];
}
