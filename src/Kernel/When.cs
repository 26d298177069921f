using System.Globalization;

namespace Neighbourhood.Kernel;

/// <summary>Days and times as people say them, on London's clocks.</summary>
public static class When
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>"2 March 2026".</summary>
    public static string Date(this DateOnly day) => day.ToString("d MMMM yyyy", British);

    /// <summary>"2 March".</summary>
    public static string ShortDate(DateOnly day) => day.ToString("d MMMM", British);

    /// <summary>"March 2026".</summary>
    public static string Month(this DateOnly day) => day.ToString("MMMM yyyy", British);

    /// <summary>"Monday 2 March".</summary>
    public static string Day(DateOnly day) => day.ToString("dddd d MMMM", British);

    /// <inheritdoc cref="Day(DateOnly)"/>
    public static string Day(DateTimeOffset at) => Day(at.LondonDay());

    /// <summary>"Monday 2 March 2026".</summary>
    public static string WholeDay(DateOnly day) => day.ToString("dddd d MMMM yyyy", British);

    /// <summary>"Today, Monday 2 March", "Tomorrow, …", "Monday 9 March".</summary>
    public static string Near(DateOnly day, DateOnly today) =>
        (day.DayNumber - today.DayNumber) switch { 0 => $"Today, {Day(day)}", 1 => $"Tomorrow, {Day(day)}", -1 => $"Yesterday, {Day(day)}", _ => day.Year == today.Year ? Day(day) : WholeDay(day) };

    /// <summary>The time of day of an instant, as a form shows it.</summary>
    public static TimeOnly OfDay(DateTimeOffset at) => TimeOnly.FromTimeSpan(at.London().TimeOfDay);

    /// <summary>"10am", "1:30pm".</summary>
    public static string Time(TimeOnly time) => time.ToString(time.Minute == 0 ? "htt" : "h:mmtt", British).ToLowerInvariant();

    /// <inheritdoc cref="Time(TimeOnly)"/>
    public static string Time(DateTimeOffset at) => Time(OfDay(at));

    /// <summary>"10am to 11:30am".</summary>
    public static string Span(DateTimeOffset starts, DateTimeOffset ends) => $"{Time(starts)} to {Time(ends)}";

    /// <summary>"Monday 2 March at 10am".</summary>
    public static string DayAndTime(DateTimeOffset at) => $"{Day(at)} at {Time(at)}";

    /// <summary>"Monday 2 March, 10am to 11:30am".</summary>
    public static string DayAndSpan(DateTimeOffset starts, DateTimeOffset ends) => $"{Day(starts)}, {Span(starts, ends)}";

    /// <summary>"2 March 2026 at 9:30am": when something was noted.</summary>
    public static string Noted(DateTimeOffset at) => $"{at.LondonDay().Date()} at {Time(at)}";
}
