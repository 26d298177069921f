using System.Globalization;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sessions;

/// <summary>Days and times as people say them, on London's clocks.</summary>
internal static class SessionWhen
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>"Monday 2 March".</summary>
    internal static string Day(DateOnly day) => day.ToString("dddd d MMMM", British);

    /// <summary>"Monday 2 March 2026".</summary>
    internal static string WholeDay(DateOnly day) => day.ToString("dddd d MMMM yyyy", British);

    /// <summary>"2 March 2026".</summary>
    internal static string Short(DateOnly day) => day.ToString("d MMMM yyyy", British);

    /// <summary>"10am", "1:30pm".</summary>
    internal static string Time(DateTimeOffset instant) => Time(TimeOnly.FromTimeSpan(instant.London().TimeOfDay));

    /// <inheritdoc cref="Time(DateTimeOffset)"/>
    internal static string Time(TimeOnly time) => time.ToString(time.Minute == 0 ? "htt" : "h:mmtt", British).ToLowerInvariant();

    /// <summary>"10am to 11:30am".</summary>
    internal static string Span(DateTimeOffset starts, DateTimeOffset ends) => $"{Time(starts)} to {Time(ends)}";

    /// <summary>"Today", "Tomorrow", "Monday 9 March".</summary>
    internal static string Near(DateOnly day, DateOnly today) =>
        (day.DayNumber - today.DayNumber) switch { 0 => $"Today, {Day(day)}", 1 => $"Tomorrow, {Day(day)}", -1 => $"Yesterday, {Day(day)}", _ => day.Year == today.Year ? Day(day) : WholeDay(day) };

    /// <summary>The day and minutes of an instant, as a form shows them.</summary>
    internal static TimeOnly OfDay(DateTimeOffset instant) => TimeOnly.FromTimeSpan(instant.London().TimeOfDay);
}
