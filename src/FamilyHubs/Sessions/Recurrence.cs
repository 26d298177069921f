using System.Globalization;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sessions;

/// <summary>How often it comes again.</summary>
internal enum Frequency { Daily, Weekly, Monthly }

/// <summary>A day of the week; for a month with which of them: 1 the first, -1 the last. 0 where there is none to say.</summary>
internal sealed record WeekDay(DayOfWeek Day, int Which = 0);

/// <summary>
/// A subset of RFC 5545's RRULE, shaped so that a library can take its place: FREQ, INTERVAL, BYDAY, BYMONTHDAY, COUNT, UNTIL as a day. Weeks begin on a Monday.
/// A day is a day in London and a time is what London's clocks show, whatever they do in March and October.
/// </summary>
/// <param name="Days">For weeks, the days of the week; for months, which of which (1TU, -1FR); for days, those on which it may be. Empty: as the first day is.</param>
/// <param name="MonthDays">Of months: 1 to 31, or -1 to -31 from the end; a month without that day has none.</param>
internal sealed record Recurrence(Frequency Frequency, int Interval, IReadOnlyList<WeekDay> Days, IReadOnlyList<int> MonthDays, int? Count = null, DateOnly? Until = null)
{
    internal const int MostInterval = 52;
    internal const int MostCount = 500;

    internal sealed record Time(DateOnly Day, DateTimeOffset StartsAt, DateTimeOffset EndsAt);

    /// <summary>The days of a plan that begins on a day, within a span, both ends included. COUNT counts from the beginning, not from the span.</summary>
    internal IEnumerable<DateOnly> In(DateOnly first, DateOnly from, DateOnly to)
    {
        var counted = 0;
        var end = Until < to ? Until.Value : to;
        for (var period = 0; ; period += Interval)
        {
            if (Begin(first, period) > end) yield break;
            foreach (var day in Period(first, period))
            {
                if (day < first) continue;
                if (day > end || ++counted > (Count ?? int.MaxValue)) yield break;
                if (day >= from) yield return day;
            }
        }
    }

    /// <summary>The same days with their times: each begins when London's clocks show the same.</summary>
    internal IEnumerable<Time> In(DateOnly first, int startMinute, int minutes, DateOnly from, DateOnly to) => In(first, from, to).Select(d => At(d, startMinute, minutes));

    internal static Time At(DateOnly day, int startMinute, int minutes)
    {
        var starts = day.AtLondon(TimeOnly.MinValue.AddMinutes(startMinute));
        return new(day, starts, starts.AddMinutes(minutes));
    }

    /// <summary>As RFC 5545 writes it, in one order: the same rule always reads the same.</summary>
    internal string Write()
    {
        var parts = new List<string> { $"FREQ={Frequency.ToString().ToUpperInvariant()}" };
        if (Interval != 1) parts.Add(string.Create(CultureInfo.InvariantCulture, $"INTERVAL={Interval}"));
        if (Days.Count > 0) parts.Add($"BYDAY={string.Join(',', Days.Select(RecurrenceText.Code))}");
        if (MonthDays.Count > 0) parts.Add($"BYMONTHDAY={string.Join(',', MonthDays.Select(d => d.ToString(CultureInfo.InvariantCulture)))}");
        if (Count is { } count) parts.Add(string.Create(CultureInfo.InvariantCulture, $"COUNT={count}"));
        if (Until is { } until) parts.Add($"UNTIL={until:yyyyMMdd}");
        return string.Join(';', parts);
    }

    /// <summary>Reads what <see cref="Write"/> writes, and what others write in the same subset.</summary>
    /// <exception cref="Refused">What it does not take, on <c>Rule</c>.</exception>
    internal static Recurrence Parse(string text) => RecurrenceText.Read(text);

    public bool Equals(Recurrence? other) => other is not null && Write() == other.Write();

    public override int GetHashCode() => Write().GetHashCode(StringComparison.Ordinal);

    /// <summary>Monday is 0.</summary>
    internal static int FromMonday(DayOfWeek day) => ((int)day + 6) % 7;

    private DateOnly Begin(DateOnly first, int period) => Frequency switch
    {
        Frequency.Daily => first.AddDays(period),
        Frequency.Weekly => first.AddDays(-FromMonday(first.DayOfWeek) + (7 * period)),
        _ => new DateOnly(first.Year, first.Month, 1).AddMonths(period),
    };

    /// <summary>The days of one day, week or month, in order.</summary>
    private IEnumerable<DateOnly> Period(DateOnly first, int period)
    {
        var begin = Begin(first, period);
        return Frequency switch
        {
            Frequency.Daily => Days.Count == 0 || Days.Any(d => d.Day == begin.DayOfWeek) ? [begin] : [],
            Frequency.Weekly => (Days.Count == 0 ? [new WeekDay(first.DayOfWeek)] : Days).Select(d => begin.AddDays(FromMonday(d.Day))).Order(),
            _ => (Days.Count > 0 ? Days.Select(d => OfMonth(begin, d)) : (MonthDays.Count > 0 ? MonthDays : [first.Day]).Select(d => OfMonth(begin, d)))
                .OfType<DateOnly>().Distinct().Order(),
        };
    }

    private static DateOnly? OfMonth(DateOnly begin, WeekDay day)
    {
        var end = begin.AddMonths(1).AddDays(-1);
        var found = day.Which > 0
            ? begin.AddDays(((FromMonday(day.Day) - FromMonday(begin.DayOfWeek) + 7) % 7) + (7 * (day.Which - 1)))
            : end.AddDays(-((FromMonday(end.DayOfWeek) - FromMonday(day.Day) + 7) % 7) + (7 * (day.Which + 1)));
        return found.Month == begin.Month ? found : null;
    }

    private static DateOnly? OfMonth(DateOnly begin, int day)
    {
        var length = DateTime.DaysInMonth(begin.Year, begin.Month);
        var found = day > 0 ? day : length + 1 + day;
        return found >= 1 && found <= length ? new DateOnly(begin.Year, begin.Month, found) : null;
    }
}
