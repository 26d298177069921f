using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sessions;

/// <summary>A repeating session as its page shows it.</summary>
/// <param name="Coming">Those that have not begun and not been cancelled.</param>
/// <param name="ToSettle">Sessions with bookings that a plan, this one's or the one before, has no more: a person moves or cancels each.</param>
/// <param name="Exceptions">Days left out or added, from today on.</param>
/// <param name="BankHolidays">Days of the plan of the weeks ahead that are bank holidays, held or left out.</param>
internal sealed record SeriesView(
    SeriesPlan.Series Series, string Title, string Site, string? Room, IReadOnlyList<SeriesView.Lead> Leads, IReadOnlyList<SeriesPlan.Planned> Coming, IReadOnlyList<SeriesPlan.Planned> ToSettle,
    IReadOnlyList<SeriesPlan.Exception> Exceptions, IReadOnlyList<DateOnly> BankHolidays)
{
    internal sealed record Lead(Guid Id, string Name);

    /// <summary>"Every week on Monday, from 9 March 2026, 10am to 11:30am".</summary>
    internal string Says => $"{RepeatWords.Says(Series.Repeats, Series.StartsOn)}, from {When.Date(Series.StartsOn)}, {Time}";

    internal string Time => $"{When.Time(TimeOnly.MinValue.AddMinutes(Series.StartMinute))} for {Series.Minutes} minutes";

    internal SeriesPlan.Planned? Next => Coming is [var next, ..] ? next : null;

    internal string Where => Series.Place is { } place ? $"{place} ({Site})" : Room is { } room ? $"{room}, {Site}" : Site;
}

/// <summary>A hub's staff see one of their repeating sessions.</summary>
[Allows(Permissions.ViewSessions, On = nameof(SeriesId))]
internal sealed record SeeSeries(Guid SeriesId) : IQuery<SeriesView>;

internal sealed class AnswerSeeSeries(Db db, SeriesPlan plan, ISend send, TimeProvider clock) : IQueryHandler<SeeSeries, SeriesView>
{
    private sealed record Names(string Title, string Site, string? Room);

    public async Task<SeriesView> Handle(SeeSeries query, CancellationToken ct)
    {
        var series = await plan.Find(query.SeriesId, ct);
        var names = (await db.Find<Names>("""
            SELECT a.title, s.name AS site, r.name AS room FROM familyhubs_series x JOIN familyhubs_activity a ON a.id = x.activity_id JOIN familyhubs_site s ON s.id = x.site_id
            LEFT JOIN familyhubs_room r ON r.id = x.room_id WHERE x.id = @SeriesId
            """, query, ct))!;
        var (today, leads) = (clock.Today(), await plan.Leads(query.SeriesId, ct));
        var called = await send.Names(leads.Select(l => (Guid?)l), ct);
        var all = await plan.Coming(query.SeriesId, DateOnly.MinValue, ct);
        var before = series.FollowsId is { } follows ? await plan.Coming(follows, series.StartsOn, ct) : [];
        var bankHolidays = new List<DateOnly>();
        var until = series.EndedOn < series.PlannedUntil ? series.EndedOn.Value : series.PlannedUntil ?? today;
        foreach (var day in series.Repeats.In(series.StartsOn, today, until))
            if (await plan.IsBankHoliday(day, ct)) bankHolidays.Add(day);
        return new(
            series, names.Title, names.Site, names.Room, [.. leads.Select(l => new SeriesView.Lead(l, called(l)))],
            [.. all.Where(s => !(s.DayInSeries > series.EndedOn))], [.. all.Where(s => s.DayInSeries > series.EndedOn), .. before],
            [.. (await plan.Exceptions(query.SeriesId, ct)).Where(e => e.Day >= today)], bankHolidays);
    }
}
